"""Holds the rows of a library against its source, as the analysis understands it with what is known of all other libraries.

Beside a copy of the library a module is written, with functions that call what each row is about, as a user's project would. What
the analysis says of these functions and what the row says are compared. Either may be wrong: what differs is to be read.
"""

from __future__ import annotations

import importlib.util
import inspect
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import PathFinder
from pathlib import Path
from typing import NamedTuple

from fastapi_async_lint.analysis.blocking import Blocking
from fastapi_async_lint.analysis.calls import CallGraph, Edge
from fastapi_async_lint.analysis.frame import Frame
from fastapi_async_lint.analysis.inference import Inference
from fastapi_async_lint.analysis.program import Program, Scope
from fastapi_async_lint.analysis.reads import Reads
from fastapi_async_lint.knowledge import Fact, Knowledge
from fastapi_async_lint.knowledge.facts import class_from_row, fact_from_row
from fastapi_async_lint.knowledge.files import CONSTRUCTOR, Library, read_library
from fastapi_async_lint.project import Project, is_test
from fastapi_async_lint.source import deep_recursion
from tools.knowledge import live
from tools.knowledge.crossing import Asked, Difference, Reader, Row

QUESTIONS = "rows_held_against_source.py"
"""The module that is written beside the library."""

_WAYS = ("call", "iterate", "enter", "twin")


class Compared(NamedTuple):
    """What came of one library: how many rows it has, of how many the analysis knows what they are about, and what differs."""

    name: str
    rows: int
    understood: int
    differences: Sequence[Difference]

    def __str__(self) -> str:
        return f"{self.name}: {self.rows} rows, {self.understood} understood, {len(self.differences)} differ"


def cross(name: str) -> Compared:
    """Compare the rows of an installed library with its source. Raises `LookupError` if it is not installed."""
    return compared(read_library(name))


def compared(library: Library) -> Compared:
    """Compare these rows with the source of the installed library. Raises `LookupError` if it is not installed."""
    rows = list(rows_of(library))
    with _copied(library.name) as root:
        questions = {number: text for number, row in enumerate(rows) if (text := _question(number, row))}
        (root / QUESTIONS).write_text("\n".join(questions.values()), encoding="utf-8")
        analysis = _Analysis(Project(root), _Others(library.name))
        reader = Reader(analysis.graph, analysis.blocking)
        answers = [reader.differences(rows[number], analysis.asked(number)) for number in questions]
    understood = [answer for answer in answers if answer is not None]
    return Compared(library.name, len(rows), len(understood), [found for answer in understood for found in answer])


def rows_of(library: Library) -> Iterator[Row]:
    """The rows about what can be called or read; also what a class overrides of which only that of its base has a row."""
    knowledge = Knowledge()
    for path, row in library.functions.items():
        yield Row(path, "", path.rpartition(".")[2], fact_from_row(row))
    for path, row in library.classes.items():
        known = class_from_row(path, row)
        for name, fact in known.methods.items():
            yield Row(f"{path}.{name}", path, name, fact)
        for name in _overrides(path):
            inherited = None if name in known.methods else knowledge.method(path, name)
            if inherited is not None:
                yield Row(f"{path}.{name}", path, name, inherited, is_inherited=True)
        for name, text in known.attributes.items():
            yield Row(f"{path}.{name}", path, name, Fact(returns=text), is_attribute=True)
        yield Row(path + CONSTRUCTOR, path, CONSTRUCTOR, known.constructor or knowledge.constructor(path) or Fact())


def _overrides(path: str) -> list[str]:
    try:
        found = live.find(path)
    except LookupError:
        return []
    return [name for name, member in vars(found).items() if live.is_function(member)] if inspect.isclass(found) else []


# --- the copy ------------------------------------------------------------------------------------------------------------------


@contextmanager
def _copied(name: str) -> Iterator[Path]:
    """A directory with a copy of the library's modules, without its tests."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for source, relative in _sources(name):
            target = root / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        yield root


def _sources(name: str) -> Iterator[tuple[Path, str]]:
    try:
        spec = importlib.util.find_spec(name)
    except ModuleNotFoundError as error:
        raise LookupError(f"{name}: {error}") from error
    except ValueError:  # it puts something else in its own place when it is imported
        spec = PathFinder.find_spec(name)
    if spec is None:
        raise LookupError(f"{name}: is not installed")
    path = name.replace(".", "/")
    if spec.submodule_search_locations is None:
        yield Path(str(spec.origin)), f"{path}.py"
    for folder in spec.submodule_search_locations or ():
        for file in sorted(Path(folder).rglob("*.py")):
            relative = f"{path}/{file.relative_to(folder).as_posix()}"
            if not is_test(relative):
                yield file, relative


# --- the questions --------------------------------------------------------------------------------------------------------------


def _question(number: int, row: Row) -> str:
    """The text of functions that call what a row is about: for itself, to its end, entered, and its twin; empty where it is not
    found."""
    try:
        found = live.find(row.owner or row.path)
    except LookupError:
        return ""
    if bool(row.owner) is not inspect.isclass(found):
        return ""
    definition = found if row.owner else live.innermost(live.function_of(found))
    module, name = getattr(definition, "__module__", None), getattr(definition, "__qualname__", "")
    if not module or not name or "<" in name:
        return ""
    first, dot, inner = name.partition(".")
    alias = f"C{number}"
    parameter = f"it: '{alias}{dot}{inner}'" if row.is_member else ""
    called = f"it.{row.name}" if row.is_member else f"{alias}{dot}{inner}"
    value = called if row.is_attribute else f"{called}()"
    twin = f"it.{row.own_twin}()" if row.own_twin else value
    return "\n".join(
        (
            f"from {module} import {first} as {alias}",
            f"def call_{number}({parameter}):\n    {value}",
            f"def iterate_{number}({parameter}):\n    for _ in {value}: pass",
            f"def enter_{number}({parameter}):\n    with {value}: pass",
            f"async def twin_{number}({parameter}):\n    await {twin}",
        )
    )


class _Others(Knowledge):
    """What is known of all libraries but one."""

    def __init__(self, left_out: str) -> None:
        super().__init__()
        self._left_out = left_out

    def _libraries(self, path: str) -> Iterator[Library]:
        return (library for library in super()._libraries(path) if library.name != self._left_out)


class _Analysis:
    """An analysis of what the questions lead to; where functions run is not asked."""

    def __init__(self, project: Project, knowledge: Knowledge) -> None:
        program = Program(project, Reads(project.request_paths()))
        self._inference = Inference(program, knowledge)
        self.graph = CallGraph(self._inference)
        module = program.module(QUESTIONS)
        self._functions = {} if module is None else {scope.name: scope for scope in module.functions}
        with deep_recursion():
            self._inference.hierarchy.subclasses()
            self.blocking = _Blocking(self._inference, self.graph, list(map(self._plain, self._functions.values())))

    def asked(self, number: int) -> Asked:
        """The frames of the functions that ask about a row."""
        return Asked(*(self._plain(self._functions[f"{way}_{number}"]) for way in _WAYS))

    def _plain(self, scope: Scope) -> Frame:
        return self._inference.frames.plain(scope)


class _Nowhere:
    """The contexts of a program of which none is asked."""

    def note(self, frame: Frame) -> None:
        """Nothing is noted."""

    def runs_hook(self, edge: Edge) -> bool:
        """Blocks of hooks count where their model is built."""
        return False


class _Blocking(Blocking):
    """What blocks of what some frames lead to."""

    def __init__(self, inference: Inference, graph: CallGraph, first: list[Frame]) -> None:
        self._first = first
        super().__init__(inference, graph, _Nowhere())  # type: ignore[arg-type]

    def _first_frames(self) -> set[Frame]:
        return set(self._first)
