"""Facts as JSON text and back: for a cache, and for other processes. Data, never code.

A text is a table of nodes, each written once, parts before what they are parts of. The many nodes that have no parts (names,
uses, constants) stand first, by kind, so that reading them is no loop of ours: it takes a twentieth of the parse.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any

from fastapi_async_lint import model as m
from fastapi_async_lint.collecting import without_gc

_KINDS: tuple[Any, ...] = (
    tuple, m.Name, m.Attribute, m.Argument, m.Call, m.Subscript, m.String, m.Constant, m.Await, m.Yield, m.Choice, m.Display,
    m.Comprehension, m.Lambda, m.Operation, m.Starred, m.Walrus, m.Opaque, m.Use, m.Do, m.Assign, m.Return, m.Raise,
    m.Jump, m.Effect, m.Scope, m.Import, m.If, m.While, m.For, m.With, m.Handler, m.Try, m.Case, m.Match, m.Define,
    m.Parameter, m.Body, m.Function, m.Class, m.Module,
)  # fmt: skip
"""What a node can be; its place here is its kind."""
_PLACES = {kind: place for place, kind in enumerate(_KINDS)}
_NEW = tuple(partial(tuple.__new__, kind) for kind in _KINDS)
_LENGTHS = tuple(len(kind._fields) if kind is not tuple else None for kind in _KINDS)


@lru_cache(maxsize=4096)
def _bits(number: int) -> tuple[int, ...]:
    return tuple(place for place in range(number.bit_length()) if number >> place & 1)


def encode(module: m.Module) -> str:
    """The JSON text of a module's facts; the same facts have the same text."""
    leaves: dict[int, dict[tuple[Any, ...], int]] = {}
    inner: dict[tuple[Any, ...], int] = {}
    _enter(module, leaves, inner)
    starts, start = {}, 0
    for kind in sorted(leaves):
        starts[kind] = start
        start += len(leaves[kind])

    def number(reference: tuple[int, int]) -> int:
        kind, place = reference
        return start + place if kind < 0 else starts[kind] + place

    rows = [
        [kind, parts, *(number(field) if parts >> place & 1 else field for place, field in enumerate(fields))]
        for kind, parts, *fields in inner
    ]
    table = [[[kind, list(leaves[kind])] for kind in sorted(leaves)], rows]
    return json.dumps(table, ensure_ascii=True, separators=(",", ":"))


def _enter(node: tuple[Any, ...], leaves: dict[int, dict[Any, int]], inner: dict[Any, int]) -> tuple[int, int]:
    """Puts a node into the tables, after its parts; gives the table (-1: `inner`) and the place in it."""
    kind = _PLACES[type(node)]
    parts = 0
    fields = list(node)
    for place, field in enumerate(node):
        if isinstance(field, tuple):
            parts |= 1 << place
            fields[place] = _enter(field, leaves, inner)
    if not parts:
        table = leaves.setdefault(kind, {})
        return kind, table.setdefault(node, len(table))
    return -1, inner.setdefault((kind, parts, *fields), len(inner))


def decode(text: str) -> m.Module:
    """The facts that a text of `encode` holds. Raises `ValueError` when it does not hold any."""
    try:
        with without_gc():
            leaves, rows = json.loads(text)
            nodes: list[Any] = []
            for kind, found in leaves:
                nodes += map(_NEW[kind], _checked(kind, found))
            for kind, parts, *fields in rows:
                if len(fields) != (_LENGTHS[kind] or len(fields)):
                    raise ValueError("not the facts of a module")
                for place in _bits(parts):
                    fields[place] = nodes[fields[place]]
                nodes.append(_NEW[kind](fields))
            module = nodes[-1]
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"not the facts of a module: {error}") from error
    if not isinstance(module, m.Module):
        raise ValueError("not the facts of a module")
    return module


def _checked(kind: int, rows: list[list[Any]]) -> Iterable[list[Any]]:
    """Rows of the length that their kind has. Raises `ValueError` otherwise."""
    if kind and set(map(len, rows)) - {_LENGTHS[kind]}:
        raise ValueError("not the facts of a module")
    return rows
