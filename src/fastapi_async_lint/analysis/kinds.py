"""Whether a `def` can become an `async def`, or the other way round: only where nothing but libraries that take both runs it, and
nobody else calls it or hands it on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from .blocking import Blocking
from .contexts import Contexts
from .entries import Entries
from .inference import Inference
from .program import Program, Scope
from .tested import TESTS
from .values import ProjectFunction

TAKES_BOTH = frozenset({"path operation", "dependency", "background task"})
"""Roles in which a `def` runs in a worker thread, and an `async def` on the event loop."""


class Kinds:
    """Answers for one program."""

    def __init__(self, inference: Inference, contexts: Contexts, blocking: Blocking, entries: Entries) -> None:
        self.inference = inference
        self.contexts = contexts
        self.blocking = blocking
        self.entries = entries
        self._program: Program = inference.program

    def may_become_def(self, scope: Scope) -> bool:
        """Whether an `async def` would do the same as a `def`, in a worker thread: one that writes to outer variables could race
        with itself there."""
        return (
            scope.is_async
            and not scope.outer_names
            and not self.entries.needs_async(scope)
            and self.is_run_by_libraries_only(scope)
        )

    def may_become_async(self, scope: Scope) -> bool:
        """Whether a `def` would do the same as an `async def`, and not block the event loop as far as is known."""
        return (
            scope.function is not None
            and not (scope.is_async or scope.is_generator or scope.is_lambda or self.entries.may_override(scope))
            and self.is_run_by_libraries_only(scope)
            and not self.blocking.blocks_in(scope)
            and not self._starts_a_loop(scope)
        )

    def _starts_a_loop(self, scope: Scope) -> bool:
        frames = self.contexts.frames(scope)
        return any("raises_in_loop" in self.contexts.graph.calls(frame).notes.traits for frame in frames)

    def is_run_by_libraries_only(self, scope: Scope, roles: frozenset[str] = TAKES_BOTH) -> bool:
        """Whether libraries run a function in these roles alone, and nobody calls it or hands it on, in tests neither, or could
        from outside."""
        placed = self.contexts.placed(scope)
        if not placed or any(each.role not in roles or each.frame.scope is not scope for each in placed):
            return False
        return (
            not self.contexts.callers(scope)
            and not _is_of_one_kind(scope)
            and self._is_undecorated(scope)
            and not self._is_mentioned(scope)
            and not self._is_called_in_tests(scope)
            and not self._is_offered(scope)
        )

    def _is_offered(self, scope: Scope) -> bool:
        """Whether it is a method of a class that a package offers: whoever uses the package may call it."""
        if not scope.is_method or scope.parent is None or scope.name.startswith("_"):
            return False
        importers = self.inference.index.imported_as(scope.parent.name)
        return any(PurePosixPath(module.path).name == "__init__.py" for module, _ in importers)

    def _is_undecorated(self, scope: Scope) -> bool:
        """Whether the decorators are known to leave the function as it is."""
        if scope.parent is None:
            return False
        values = self.inference.decorators.decorated(scope, self.inference.frames.plain(scope.parent))
        return bool(values) and all(
            isinstance(value, ProjectFunction) and value.scope is scope and not value.wraps for value in values
        )

    def _is_mentioned(self, scope: Scope) -> bool:
        """Whether its name is read anywhere but where it is handed to a library that runs it."""
        known = {(each.site.scope, each.site.expression) for each in self.contexts.placed(scope)}
        return any((place, place.uses[expression].by) not in known for place, expression in self._mentions_of(scope))

    def _mentions_of(self, scope: Scope) -> Iterator[tuple[Scope, int]]:
        """Where a function's name is read: in its own module and those that import it, as an attribute of these modules, and, of
        a method, as an attribute of anything."""
        index = self.inference.index
        if scope.is_method:
            yield from index.attributes(scope.name)
            return
        known = {(scope.module, scope.name), *index.imported_as(scope.name)}
        for module, name in known:
            yield from index.names_in(module, name)
        modules = {_written_module(module) for module, _ in known}
        modules |= {alias for name in modules for _, alias in index.imported_as(name)}
        for module_name in sorted(modules):
            yield from index.attributes_of(module_name, scope.name)

    def _is_called_in_tests(self, scope: Scope) -> bool:
        """By its name, or as an attribute of its module (of anything, for a method)."""
        reads = self.inference.reads
        reads.mask |= reads.name(*TESTS) | reads.name(TESTS[0], scope.name)
        if scope.is_method:
            return any(name.rpartition(".")[2] == scope.name for name in self._program.called_in_tests)
        return not self._program.called_in_tests.isdisjoint(
            {scope.name, f"{_written_module(scope.module)}.{scope.name}"}
        )


def _written_module(module: Scope) -> str:
    """The last name of a module, as it is imported."""
    path = PurePosixPath(module.path)
    return path.parent.name if path.stem == "__init__" else path.stem


def _is_of_one_kind(scope: Scope) -> bool:
    """Whether Python itself decides what kind of function it is: `__init__`, whose coroutine nobody could await."""
    return scope.name.startswith("__") and scope.name.endswith("__") and scope.name != "__call__"
