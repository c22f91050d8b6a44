"""Decorators that end before the coroutine runs: a `with` or `try` around the call, which only makes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m

from .calling import Passed
from .fate import is_coroutine
from .frame import Frame
from .inference import Inference
from .places import way_to
from .program import Scope
from .values import Produced, ProjectFunction, Site, in_order


class Early(NamedTuple):
    """A decorator of a coroutine function that ends early: its expression in the enclosing scope; the wrapper and the call in it,
    where it is of the project; and the statement that ends too soon."""

    decorator: int
    statement: str
    wrapper: Scope | None = None
    call: int = m.NOTHING


class EarlyEnds:
    """Answers about one program."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference

    def of(self, function: Scope) -> Iterator[Early]:
        """The decorators of a function that end before its coroutine runs."""
        if function.function is None or function.parent is None or not function.is_coroutine_function:
            return
        home = self.inference.frames.plain(function.parent)
        for decorator in function.function.decorators:
            below = self.inference.decorators.below(function, home, decorator)
            if not below or not all(isinstance(v, ProjectFunction) and v.scope.is_coroutine_function for v in below):
                continue
            makers = self.inference.values(home, decorator)
            if makers and all(isinstance(maker, Produced) and maker.kind == "context" for maker in makers):
                yield Early(decorator, "with")
            else:
                yield from self._wrapped(home, decorator, function)

    def _wrapped(self, home: Frame, decorator: int, function: Scope) -> Iterator[Early]:
        makers = in_order(self.inference.values(home, decorator))
        if len(makers) != 1 or not isinstance(makers[0], ProjectFunction):
            return
        below = self.inference.decorators.below(function, home, decorator)
        made = in_order(self.inference.results.result(makers[0], Site(home, decorator), Passed((below,))))
        wrapper = made[0] if len(made) == 1 else None
        if not isinstance(wrapper, ProjectFunction) or wrapper.scope.is_async or wrapper.scope.is_generator:
            return
        frame = self.inference.calling.enter(wrapper, Passed())
        for call, statement in self._ends(frame):
            yield Early(decorator, statement, wrapper.scope, call)
            return

    def _ends(self, frame: Frame) -> Iterator[tuple[int, str]]:
        """The calls of a wrapper that make a coroutine inside a `with` or `try`, and hand it on."""
        scope = frame.scope
        for call, node in enumerate(scope.body.expressions):
            is_returned = scope.uses[call].kind == "returned"
            if not isinstance(node, m.Call) or not is_returned or self.inference.guards.is_dead(frame, call):
                continue
            around = [_kind(step.statement) for step in way_to(scope, call)]
            if any(around) and is_coroutine(self.inference, frame, call) and not self._is_own(frame, node):
                yield call, next(kind for kind in reversed(around) if kind)

    def _is_own(self, frame: Frame, call: m.Call) -> bool:
        """Whether a wrapper calls a function of its own there, which has the coroutine in its hands."""
        called = self.inference.values(frame, call.function)
        return any(isinstance(value, ProjectFunction) and value.scope.parent is frame.scope for value in called)


def _kind(statement: m.Statement) -> str:
    if isinstance(statement, m.With) and not statement.is_async:
        return "with"
    return "try" if isinstance(statement, m.Try) else ""
