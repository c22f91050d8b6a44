"""Facts as JSON text and back: for a cache, and for other processes. Data, never code."""

from __future__ import annotations

import json
from typing import Any

from fastapi_async_lint import model as m

_TAGS: dict[type, str] = {
    kind: kind.__name__
    for kind in (
        m.Name, m.Attribute, m.Argument, m.Call, m.Subscript, m.String, m.Constant, m.Await, m.Yield, m.Choice, m.Display,
        m.Comprehension, m.Lambda, m.Operation, m.Starred, m.Walrus, m.Opaque, m.Use, m.Do, m.Assign, m.Return, m.Raise,
        m.Jump, m.Effect, m.Scope, m.Import, m.If, m.While, m.For, m.With, m.Handler, m.Try, m.Case, m.Match, m.Define,
        m.Parameter, m.Body, m.Function, m.Class, m.Module,
    )
}  # fmt: skip
_KINDS: dict[str, Any] = {tag: kind for kind, tag in _TAGS.items()}


def encode(module: m.Module) -> str:
    """The JSON text of a module's facts: a named tuple is a list that begins with its name, a plain one begins with 0."""
    return json.dumps(_encoded(module), ensure_ascii=True, separators=(",", ":"))


def decode(text: str) -> m.Module:
    """The facts that a JSON text holds. Raises `ValueError` when it does not hold any."""
    try:
        module = _decoded(json.loads(text))
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"not the facts of a module: {error}") from error
    if not isinstance(module, m.Module):
        raise ValueError("not the facts of a module")
    return module


def _encoded(value: object) -> object:
    if isinstance(value, tuple):
        return [_TAGS.get(type(value), 0), *map(_encoded, value)]
    return value


def _decoded(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    tag, *parts = value
    items = map(_decoded, parts)
    return tuple(items) if tag == 0 else _KINDS[tag]._make(items)
