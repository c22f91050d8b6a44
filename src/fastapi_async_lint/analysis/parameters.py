"""What the parameters of path operations and dependencies are taken for, as far as their signature decides.

In: a scope. Out: the parameters that come from the request's query because nothing says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fastapi_async_lint import model as m
from fastapi_async_lint.model import NOTHING

from .contexts import Contexts
from .entries import declared
from .program import Scope
from .values import LibraryInstance, LibraryName

_ROLES = frozenset({"path operation", "dependency", "websocket"})
_IN_PATH = re.compile(r"\{(\w+)(?::\w+)?\}")
_TEXT = "builtins.str"


class QueryParameter(NamedTuple):
    """A required parameter that is read from the query: the role of its function, and the methods and the path that it is
    registered for, as far as they are written there."""

    name: str
    role: str
    methods: tuple[str, ...]
    path: str


class Parameters:
    """Reads signatures as FastAPI does."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts
        self.inference = contexts.inference

    def untyped(self, scope: Scope) -> list[QueryParameter]:
        """The parameters without annotation and default that no library is known to fill."""
        return [
            found
            for place, parameter, found in self._from_query(scope)
            if parameter.annotation == NOTHING and not self._is_filled(scope, place)
        ]

    def texts(self, scope: Scope) -> list[QueryParameter]:
        """The parameters that are annotated as plain text."""
        parent = self.inference.frames.plain(scope).parent
        found = []
        for _, parameter, query in self._from_query(scope) if parent is not None else ():
            values = self.inference.values(parent, parameter.annotation) if parent is not None else frozenset()
            if values and all(isinstance(value, LibraryName) and value.path == _TEXT for value in values):
                found.append(query)
        return found

    def _from_query(self, scope: Scope) -> Iterator[tuple[int, m.Parameter, QueryParameter]]:
        """The parameters without default that are not in the path, with their places."""
        placed = [p for p in self.contexts.placed(scope) if p.role in _ROLES and p.frame.scope is scope]
        if not placed or scope.function is None or self.inference.decorators.is_wrapped_by_project(scope):
            return
        methods, path = declared(placed[0])
        in_path = {name for place in placed for name in _IN_PATH.findall(declared(place)[1])}
        first = 1 if scope.is_method and not self.inference.calling.is_static(scope) else 0
        for place, parameter in enumerate(scope.function.parameters):
            is_plain = place >= first and parameter.kind in ("positional", "keyword only", "positional only")
            if is_plain and parameter.default == NOTHING and parameter.name not in in_path:
                yield place, parameter, QueryParameter(parameter.name, placed[0].role, methods, path)

    def _is_filled(self, scope: Scope, place: int) -> bool:
        """Whether a library passes an object of its own: Starlette's routes pass the request."""
        frames = self.contexts.frames(scope)
        return any(
            isinstance(value, LibraryInstance)
            for frame in frames
            for value in self.inference.names.parameter(frame, place)
        )
