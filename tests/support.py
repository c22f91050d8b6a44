"""Small projects on disk, analysed and asked: which findings, which values, where each function runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Analysis, Fate, Scope
from fastapi_async_lint.analysis.values import (
    Container,
    LibraryInstance,
    LibraryMethod,
    LibraryName,
    Produced,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    ProjectModule,
    Value,
)
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import Diagnostic, lint
from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.project import Project


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Writes dedented texts into a directory."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
    return root


class Analysed:
    """A project of the given files (a single text stands for `app.py`) with its analysis."""

    def __init__(self, root: Path, files: Mapping[str, str] | str) -> None:
        texts = {"app.py": files} if isinstance(files, str) else files
        self.project = Project(write(root, {"pyproject.toml": "", **texts}))
        self.analysis = Analysis(self.project, Knowledge())

    def findings(self) -> list[str]:
        """`file:line CODE` of everything that is found."""
        root = self.project.root
        return [f"{d.path.relative_to(root).as_posix()}:{d.span.line} {d.code}" for d in self.diagnostics()]

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return lint(self.project, None, Config(), self.analysis).diagnostics

    def scopes(self) -> Iterator[Scope]:
        for path in self.project.files():
            yield from self.analysis.scopes(path)

    def scope(self, qualname: str) -> Scope:
        """The scope of a function or class, by its qualified name (`""`: the first module)."""
        return next(scope for scope in self.scopes() if scope.qualname == qualname)

    def contexts(self, qualname: str) -> set[str]:
        """Where a function runs."""
        return set(self.analysis.contexts.of(self.scope(qualname)))

    def roles(self, qualname: str) -> set[str]:
        """What a function is registered for."""
        return {placed.role for placed in self.analysis.contexts.placed(self.scope(qualname))}

    def seen(self) -> set[str]:
        """The types of the argument of the call `see(...)`, in short form; `see` need not be defined."""
        scope, call = next(self._calls_of("see"))
        return {
            short(value)
            for value in self.analysis.inference.values(
                self.analysis.inference.frames.plain(scope), call.arguments[0].value
            )
        }

    def fate(self, name: str = "make") -> Fate:
        """What becomes of the coroutine that the only call of a function makes."""
        scope, call = next(self._calls_of(name))
        frame = self.analysis.inference.frames.plain(scope)
        return self.analysis.fates.of(frame, scope.body.expressions.index(call))

    def _calls_of(self, name: str) -> Iterator[tuple[Scope, m.Call]]:
        for scope in self.scopes():
            for node in scope.body.expressions:
                if isinstance(node, m.Call) and scope.body.expressions[node.function] == m.Name(name):
                    yield scope, node


def short(value: Value) -> str:
    """A value in a few letters: `httpx.Client`, `Service`, `fetch()`, `coroutine:fetch`, `list[Service]`."""
    match value:
        case LibraryInstance(path):
            return path
        case LibraryName(path):
            return f"type {path}"
        case LibraryMethod(owner, name):
            return f"{owner.path}.{name}()"
        case ProjectInstance(scope):
            return scope.qualname
        case ProjectClass(scope):
            return f"type {scope.qualname}"
        case ProjectFunction(scope):
            return f"{scope.qualname}()"
        case ProjectModule(path):
            return f"module {path}"
        case Produced(kind, callee):
            return f"{kind}:{short(callee)}"
        case Container(kind, items):
            return f"{kind}[{'|'.join(sorted(map(short, items)))}]"
        case _:
            return type(value).__name__
