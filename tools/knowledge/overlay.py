"""The hand-written half of a library's rows, `overlays/NAME.toml`, and how it is laid over the introspected half."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi_async_lint.knowledge.tables import Rows, joined, sections_of

OVERLAYS = Path(__file__).with_name("overlays")
REMOVE = "remove"


@dataclass(frozen=True)
class Generate:
    """What to introspect.

    modules: the modules to walk, with everything below; empty for the whole package, absent for nothing.
    skip: glob patterns of modules not to walk and of symbols not to take.
    blocks: glob pattern of a class or function, to the kind of block of a sync callable that has an async twin there.
    counterparts: part of a module's name, to that of the module where the async counterparts of its classes are.
    classes: classes to keep though nothing asynchronous was found in them.
    only: glob patterns of the classes to take, where not all that lead to something asynchronous are wanted.
    must_await: glob patterns of awaitable classes that do nothing until they are awaited.
    leaves: classes whose subclasses are of no interest by that alone.
    plain: modules whose other public functions are known not to block.
    distribution: the name on the package index, where it is not to be found out.
    """

    modules: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    blocks: Mapping[str, str] = field(default_factory=dict)
    counterparts: Mapping[str, str] = field(default_factory=dict)
    classes: tuple[str, ...] = ()
    only: tuple[str, ...] = ("*",)
    must_await: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    distribution: str = ""


@dataclass(frozen=True)
class Overlay:
    """One overlay file: what to introspect, and the rows to lay over that.

    old_aliases: import paths of earlier versions, which need not resolve.
    unchecked: what cannot be checked against the installed package, with the reason.
    optional: glob patterns of what can only be imported with another package, to the name of that.
    probe: the path of a class, to an expression that makes an instance whose methods can be called to see them block.
    """

    name: str
    generate: Generate
    sections: Mapping[str, Rows]
    old_aliases: frozenset[str] = frozenset()
    unchecked: Mapping[str, str] = field(default_factory=dict)
    optional: Mapping[str, str] = field(default_factory=dict)
    probe: Mapping[str, str] = field(default_factory=dict)


def overlay_names() -> list[str]:
    """The libraries that have an overlay, sorted."""
    return sorted(file.stem for file in OVERLAYS.glob("*.toml"))


def read_overlay(name: str) -> Overlay:
    """The overlay of the library `name`. Raises `FileNotFoundError`, `tomllib.TOMLDecodeError` or `KnowledgeError`."""
    table = tomllib.loads((OVERLAYS / f"{name}.toml").read_text(encoding="utf-8"))
    generate = table.pop("generate", {})
    old_aliases = table.pop("old_aliases", {})
    unchecked = table.pop("unchecked", {})
    optional = table.pop("optional", {})
    probe = table.pop("probe", {})
    sections = sections_of(table)
    sections["aliases"] = {**old_aliases, **sections["aliases"]}
    options: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in generate.items()
    }
    return Overlay(name, Generate(**options), sections, frozenset(old_aliases), unchecked, optional, probe)


def lay_over(rows: Rows, over: Mapping[str, Any]) -> None:
    """Merge `over` into `rows`, table by table; the word `remove` takes a row or a key away."""
    both = joined(rows, over)
    rows.clear()
    rows.update(_without_removals(both))


def _without_removals(rows: Mapping[str, Any]) -> Rows:
    return {
        key: _without_removals(value) if isinstance(value, Mapping) else value
        for key, value in rows.items()
        if value != REMOVE
    }
