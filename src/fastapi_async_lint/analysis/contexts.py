"""Where each function runs: a least fixpoint over the call graph, with a shortest witness for each answer.

Contexts: `loop` (the server's event loop), `thread` (a worker thread, or an event loop of its own in one), `startup` (and
shutdown), `import` (module level, once), `script` (under `if __name__ == "__main__"`), `process`. A function can run in several.
An `async def` that nobody in the project calls or registers is taken to run on the event loop: that is what it is written for.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from fastapi_async_lint import model as m

from .calls import CallGraph, Edge, Placed
from .flow import read_by
from .once import end_of
from .program import Program, Scope, blocks
from .values import Site


class Witness(NamedTuple):
    """Why a function runs somewhere: the place that registers or calls it, its role, and the calling function."""

    role: str
    site: Site | None
    caller: Scope | None


class Contexts:
    """The contexts of all functions of a program."""

    def __init__(self, program: Program, graph: CallGraph) -> None:
        self.program = program
        self.graph = graph
        self.found: dict[Scope, dict[str, Witness]] = {}
        self.roles: dict[Scope, tuple[Placed, ...]] = {}
        self._callers: dict[Scope, list[Edge]] = {}
        self._queue: deque[tuple[Scope, str]] = deque()
        self._solve()

    def of(self, scope: Scope) -> dict[str, Witness]:
        """Where a function runs, and why."""
        return self.found.get(scope, {})

    def on_loop(self, scope: Scope) -> bool:
        """Whether a function runs on the server's event loop."""
        return "loop" in self.of(scope)

    def placed(self, scope: Scope) -> tuple[Placed, ...]:
        """What a function is registered for."""
        return self.roles.get(scope, ())

    def callers(self, scope: Scope) -> list[Edge]:
        """The known calls of a function."""
        return self._callers.get(scope, [])

    def starts_on_loop(self, scope: Scope) -> bool:
        """Whether blocking is to be reported in this function: it runs on the loop, and not because a function did that
        it was called from, but as a coroutine or because a library calls it there."""
        if not self.on_loop(scope):
            return False
        return scope.is_async or any(placed.where == "loop" for placed in self.placed(scope))

    def _solve(self) -> None:
        scopes = [scope for module in self.program.modules() for scope in module.inner()]
        placed: dict[Scope, list[Placed]] = {}
        for scope in scopes:
            calls = self.graph.calls(scope)
            for place in calls.placed:
                placed.setdefault(place.scope, []).append(place)
            for edge in calls.edges:
                self._callers.setdefault(edge.callee, []).append(edge)
        self.roles = {scope: tuple(sorted(set(found), key=_place_order)) for scope, found in placed.items()}
        for scope in sorted(self.roles, key=lambda s: s.key):
            for place in self.roles[scope]:
                self._add(scope, place.where, Witness(place.role, place.site, None))
        for scope in scopes:
            if scope.kind != "function":
                self._module_level(scope)
        self._run()
        for scope in scopes:
            if scope.is_async and scope not in self.found:
                self._assume(scope, self.callers(scope))
        self._run()

    def _assume(self, scope: Scope, callers: list[Edge]) -> None:
        """An `async def` without a known context: on the loop, unless only synchronous code starts it (`asyncio.run`),
        be it a decorator."""
        sync = [edge for edge in callers if not edge.site.scope.is_async]
        is_driven = bool(sync) and len(sync) == len(callers)
        where = "thread" if is_driven or self.graph.inference.decorators.is_wrapped_in_def(scope) else "loop"
        self._add(scope, where, Witness("coroutine", None, None))
        self._run()

    def _module_level(self, scope: Scope) -> None:
        script = _script_expressions(scope)
        for edge in self.graph.calls(scope).edges:
            where = "script" if edge.site.expression in script else "import"
            self._add(edge.callee, where, Witness("import", edge.site, scope))

    def _add(self, scope: Scope, where: str, witness: Witness) -> None:
        contexts = self.found.setdefault(scope, {})
        if where not in contexts and where != "never":
            contexts[where] = witness
            self._queue.append((scope, where))

    def _run(self) -> None:
        while self._queue:
            scope, where = self._queue.popleft()
            for edge in self.graph.calls(scope).edges:
                self._add(edge.callee, where, Witness("call", edge.site, scope))


def _place_order(place: Placed) -> tuple[str, str, str, int]:
    return place.where, place.role, place.site.scope.path, place.site.expression


def _script_expressions(scope: Scope) -> frozenset[int]:
    """The expressions of a module that stand under `if __name__ == "__main__"`."""
    found: set[int] = set()
    for statement in scope.body.statements:
        if isinstance(statement, m.If) and _tests_main(scope, statement.test):
            for root in _roots(statement.body):
                found.update(range(root, end_of(scope, root)))
    return frozenset(found)


def _tests_main(scope: Scope, test: int) -> bool:
    node = scope.body.expressions[test]
    if not isinstance(node, m.Operation):
        return False
    operands = [scope.body.expressions[operand] for operand in node.operands]
    return m.Name("__name__") in operands and m.String("__main__") in operands


def _roots(statements: m.Statements) -> list[int]:
    """The expression trees of statements, those nested in them too."""
    found: list[int] = []
    for statement in statements:
        found.extend(read_by(statement))
        for block in blocks(statement):
            found.extend(_roots(block))
    return found
