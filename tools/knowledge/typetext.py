"""Runtime annotations as the type text of the data files."""

from __future__ import annotations

import ast
import collections.abc
import functools
import importlib.util
import inspect
import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typing_extensions

from tools.knowledge import live

_CONTAINERS: dict[object, str] = {
    list: "list",
    tuple: "tuple",
    dict: "dict",
    collections.abc.Sequence: "list",
    collections.abc.Mapping: "dict",
    collections.abc.MutableMapping: "dict",
    collections.abc.Iterator: "iterator",
    collections.abc.Iterable: "iterator",
    collections.abc.Generator: "iterator",
}
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")


@dataclass(frozen=True)
class TypeText:
    """One type as a tree: a name with arguments; the name `|` joins alternatives. An empty name is unknown."""

    name: str
    arguments: tuple[TypeText, ...] = ()

    def kept(self, wanted: Callable[[str], bool]) -> TypeText:
        """The type with every part that leads to no wanted class taken away; UNKNOWN if nothing is left."""
        parts = tuple(part.kept(wanted) for part in self.arguments)
        if self.name == "|":
            useful = any(part.leads(wanted) for part in self.arguments)
            return self if useful and all(part.name for part in self.arguments) else UNKNOWN
        if self.name in _CONTAINERS.values():
            return TypeText(self.name, parts) if any(part.name for part in parts) else UNKNOWN
        if not wanted(self.name):
            return UNKNOWN
        return TypeText(self.name, parts) if any(part.name for part in parts) else TypeText(self.name)

    def leads(self, wanted: Callable[[str], bool]) -> bool:
        """True if a wanted class stands in it."""
        return wanted(self.name) or any(part.leads(wanted) for part in self.arguments)

    def seen_from(self, receiver: TypeText) -> TypeText:
        """The type with `self` and `parameter N` replaced by what they are for this receiver."""
        if self.name == "self":
            return receiver
        if self.name.startswith("parameter "):
            position = int(self.name.split()[1])
            return receiver.arguments[position] if position < len(receiver.arguments) else UNKNOWN
        return TypeText(self.name, tuple(part.seen_from(receiver) for part in self.arguments))

    def __str__(self) -> str:
        if self.name == "|":
            return " | ".join(map(str, self.arguments))
        if not self.arguments:
            return self.name
        return f"{self.name}[{', '.join(str(part) or 'object' for part in self.arguments)}]"


UNKNOWN = TypeText("")


def names_in(text: str) -> list[str]:
    """The class paths in a type text."""
    return [name for name in _NAME.findall(text) if "." in name]


class TypeReader:
    """Turns annotations into `TypeText`.

    path_of: the path of a class; empty for one that is not worth naming.
    must_await: whether an object of the class at a path does nothing until it is awaited.
    """

    def __init__(self, path_of: Callable[[type], str], must_await: Callable[[str], bool] = lambda _: False) -> None:
        self._path_of = path_of
        self._must_await = must_await

    def must_await(self, found: type) -> bool:
        """True if an awaitable object of the class does nothing until it is awaited."""
        return self._must_await(self._path_of(found) or f"{found.__module__}.{found.__qualname__}")

    def annotations(self, function: Any) -> Mapping[str, Any]:
        """The annotations of a function or class, evaluated; one that cannot be is left out."""
        try:
            return typing.get_type_hints(function)
        except Exception:  # Any code may run in an annotation.
            return self._one_by_one(function)

    def _one_by_one(self, function: Any) -> Mapping[str, Any]:
        scope = _Scope(function)
        found = {}
        for name, annotation in getattr(function, "__annotations__", {}).items():
            value = scope.evaluated(annotation)
            if value is not None:
                found[name] = value
        return found

    def text(self, annotation: Any, owner: type | None) -> TypeText:
        """The type text of an annotation in (a method of) `owner`."""
        if annotation is None or annotation is type(None):
            return TypeText("None")
        if annotation is typing.Self or annotation is typing_extensions.Self:
            return TypeText("self")
        if isinstance(annotation, typing.TypeVar):
            return _variable(annotation, owner)
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            return self.text(typing.get_args(annotation)[0], owner)
        if origin in {typing.Union, types.UnionType}:
            return _union([self.text(part, owner) for part in typing.get_args(annotation)])
        return self._class_text(annotation, origin, owner)

    def _class_text(self, annotation: Any, origin: Any, owner: type | None) -> TypeText:
        if origin in {type, typing.Literal, collections.abc.Callable}:
            return UNKNOWN
        arguments = [self.text(part, owner) for part in typing.get_args(annotation) if part is not ...]
        if origin in _CONTAINERS:
            return TypeText(_CONTAINERS[origin], tuple(_without_send(origin, arguments)))
        found = origin or annotation
        if not inspect.isclass(found) or found is object:
            return UNKNOWN
        if found.__module__ == "builtins":
            return TypeText(found.__name__)
        return TypeText(self._path_of(found), tuple(arguments)) if self._path_of(found) else UNKNOWN


class _Scope(dict[str, Any]):
    """Names for evaluating an annotation: the module's, those it imports for type checkers only, then typing's."""

    def __init__(self, function: Any) -> None:
        module = inspect.getmodule(function)
        super().__init__(vars(module) if module else {})
        self._imports = checker_imports(module) if module else {}

    def __missing__(self, name: str) -> Any:
        if name in self._imports:
            return live.find(self._imports[name])
        for fallback in (vars(typing), vars(collections.abc)):
            if name in fallback:
                return fallback[name]
        raise KeyError(name)

    def evaluated(self, annotation: Any) -> Any:
        if not isinstance(annotation, str):
            return annotation
        try:
            return eval(annotation, {}, self)
        except Exception:  # Any code may stand in an annotation.
            return None


@functools.cache
def checker_imports(module: types.ModuleType) -> Mapping[str, str]:
    """What a module imports under `if TYPE_CHECKING:`: name to dotted path."""
    try:
        tree = ast.parse(inspect.getsource(module))
    except (OSError, TypeError, SyntaxError):
        return {}
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            for inner in node.body:
                found.update(imported_names(module, inner))
    return found


def imported_names(module: types.ModuleType, node: ast.stmt) -> Mapping[str, str]:
    """The names that a statement in a module imports, and the dotted path of each."""
    if isinstance(node, ast.Import):
        return {alias.asname: alias.name for alias in node.names if alias.asname}
    if not isinstance(node, ast.ImportFrom):
        return {}
    package = module.__name__ if hasattr(module, "__path__") else module.__name__.rpartition(".")[0]
    source = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
    return {alias.asname or alias.name: f"{source}.{alias.name}" for alias in node.names}


def _variable(variable: typing.TypeVar, owner: type | None) -> TypeText:
    parameters: Sequence[object] = getattr(owner, "__parameters__", ())
    if variable in parameters:
        return TypeText(f"parameter {list(parameters).index(variable)}")
    bound = getattr(variable, "__bound__", None)
    name = bound.__forward_arg__ if isinstance(bound, typing.ForwardRef) else getattr(bound, "__name__", "")
    own = (
        [base.__name__ for base in owner.__mro__ if base.__module__ not in {"abc", "builtins", "typing"}]
        if owner
        else []
    )
    return TypeText("self") if name in own else UNKNOWN


def _union(parts: Iterable[TypeText]) -> TypeText:
    distinct = tuple(dict.fromkeys(parts))
    return distinct[0] if len(distinct) == 1 else TypeText("|", distinct)


def _without_send(origin: Any, arguments: list[TypeText]) -> list[TypeText]:
    return arguments[:1] if origin is collections.abc.Generator else arguments
