"""What FastAPI runs for a function that is registered for requests, beside the function: the hooks of the models that its
arguments are made of, and of its response.

In: a registration. Out: hooks, each with where it runs (measured, FastAPI 0.165).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fastapi_async_lint import model as m
from fastapi_async_lint.knowledge import RESPONSE
from fastapi_async_lint.model import NOTHING

from .models import Hook, of_role
from .values import (
    Container,
    LibraryInstance,
    ProjectClass,
    ProjectFunction,
    ProjectInstance,
    Site,
    Value,
)

if TYPE_CHECKING:
    from .inference import Inference

_ANSWERING = frozenset({"path operation", "websocket", "dependency"})
"""Roles of functions whose arguments are made from a request."""


class Serving:
    """Finds the hooks that requests run."""

    def __init__(self, inference: Inference) -> None:
        self.inference = inference
        self.models = inference.models

    def hooks(self, function: ProjectFunction, role: str, where: str, site: Site) -> Iterator[tuple[Hook, str]]:
        """What FastAPI runs for a function that `site` registers in a role and that runs `where`.

        The arguments are made from the request on the event loop. What a path operation returns is checked where that runs, and
        written out on the event loop; of a generator, each item where that runs, or, with a response class of its own
        (server-sent events), on the event loop.
        """
        if role not in _ANSWERING:
            return
        for hook in self._asked_for(function):
            yield hook, "loop"
        if role == "path operation":
            keywords = _keywords(site)
            is_generator = function.scope.is_generator
            is_event = is_generator and "response_class" in keywords
            for hook in self._answered(function, Site(site.frame, keywords.get("response_model", NOTHING))):
                is_encoded = hook.is_serializer and not is_generator
                yield hook, "loop" if is_event or is_encoded else where

    def _asked_for(self, function: ProjectFunction) -> Iterator[Hook]:
        """What makes the arguments of a function from the request."""
        for parameter in function.scope.function.parameters if function.scope.function is not None else ():
            if self._is_asked_for(Site(function.home, parameter.default)):
                found = self.models.annotation(Site(function.home, parameter.annotation))
                if not found.is_injected:
                    yield from of_role("validator", (*found.hooks, *self.models.all_of(found.classes)))

    def _is_asked_for(self, default: Site) -> bool:
        """Whether a request gives the value of a parameter with this default; `Depends(f)`, or what is not known, may not."""
        node = default.scope.nodes[default.expression] if default.expression != NOTHING else None
        if isinstance(node, m.Name):
            bound = default.scope.bound(node.id)
            is_plain = len(bound) == 1 and bound[0].kind == "value" and bound[0].scope is default.scope
            return (
                is_plain
                and not isinstance(default.scope.nodes[bound[0].expression], m.Name)
                and self._is_asked_for(Site(default.frame, bound[0].expression))
            )
        return node is None or not self.models.may_inject(default)

    def _answered(self, function: ProjectFunction, response: Site) -> Iterator[Hook]:
        """What checks and writes out what a path operation gives. What is an instance of the model already is not checked."""
        given = self.inference.results.given(self.inference.frames.make(function.scope, function.home))
        if given and all(map(self._is_response, given)):
            return
        annotation = response
        if response.expression == NOTHING and function.scope.function is not None:
            annotation = Site(function.home, function.scope.function.returns)
        node = annotation.scope.nodes[annotation.expression] if annotation.expression != NOTHING else None
        if node is None or node == m.Constant("None"):
            classes = [c for value in given for c in self.models.classes_of(value) if self.models.is_model(c)]
            yield from of_role("serializer", self.models.all_of(classes))
            return
        found = self.models.annotation(annotation)
        hooks = (*found.hooks, *self.models.all_of(found.classes))
        yield from of_role("serializer", hooks)
        if any(self._is_data(value, found.classes) for value in given):
            yield from of_role("validator", hooks)

    def _is_response(self, value: Value) -> bool:
        match value:
            case LibraryInstance(path):
                return self.inference.knowledge.is_subclass(path, RESPONSE)
            case ProjectInstance():
                libraries = self.inference.hierarchy.line(value.class_).libraries
                return any(self.inference.knowledge.is_subclass(library.path, RESPONSE) for library in libraries)
        return False

    def _is_data(self, value: Value, classes: tuple[ProjectClass, ...]) -> bool:
        """Whether a value is known to be something that a model is made of: a dict, an object of another class."""
        match value:
            case Container(kind=kind):
                contents = self.inference.containers.contents(value)
                if any(self._is_made(each, classes) for each in contents):
                    return False
                return kind == "dict" or any(self._is_data(each, classes) for each in contents)
            case ProjectInstance():
                return not self._is_made(value, classes)
        return False

    def _is_made(self, value: Value, classes: tuple[ProjectClass, ...]) -> bool:
        """Whether a value is an instance of one of the classes, or holds such."""
        made = [each for each in self.inference.containers.leaves(value) if isinstance(each, ProjectInstance)]
        lines = [self.inference.hierarchy.line(each.class_).classes for each in made]
        ancestors = {ancestor.scope for line in lines for ancestor in line}
        return any(class_.scope in ancestors for class_ in classes)


def _keywords(registration: Site) -> dict[str, int]:
    """What a registration says by name: `@router.get("/x", response_model=X)`, `router.get("/x")(function)`."""
    scope, expression = registration.scope, registration.expression
    node = scope.nodes[expression] if expression != NOTHING else None
    found: dict[str, int] = {}
    while isinstance(node, m.Call):
        found |= {argument.keyword: argument.value for argument in node.arguments}
        node = scope.nodes[node.function]
    return found
