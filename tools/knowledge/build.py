"""Writes data files: introspected rows with the overlay laid over them, sorted, one symbol a line."""

from __future__ import annotations

import inspect
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from fastapi_async_lint.analysis import typetext
from fastapi_async_lint.knowledge import Knowledge, libraries
from fastapi_async_lint.knowledge.files import CONSTRUCTOR, DATA, SECTIONS, STANDARD_LIBRARY, library_of, read_library
from tools.knowledge import live
from tools.knowledge.introspect import introspected
from tools.knowledge.overlay import Overlay, Rows, lay_over, read_overlay

ABOUT_LOOPS = frozenset(
    {"asks_for_loop", "makes_loop", "needs_loop", "nests_loops", "raises_in_loop", "raises_without_loop", "weakly_held"}
)
"""What a method has to do with event loops: an override that does not say so has it all the same."""

_KEPT_BY_OVERRIDES = ABOUT_LOOPS | {
    "blocks",
    "blocks_when",
    "parameters",
    "runs",
    "decorates",
    "twin",
    "wraps",
    "when",
    "source",
}

_BESIDE = frozenset({"overlaps", "since", "until", "source"})
"""What a row may say of a method without saying what calling it does."""

_PARTS = ("methods", "attributes", "hooks")
"""The tables of a class that have a row for each name."""


def build(name: str) -> str:
    """Write `data/NAME.json`; a line about what was written comes back. Raises what reading the overlay raises."""
    text = built(name)
    _file(name).write_text(text, encoding="utf-8")
    found = json.loads(text)
    return f"{name}: {', '.join(f'{len(found[section])} {section}' for section in ('functions', 'classes', 'aliases'))}"


def differences(name: str) -> list[str]:
    """What building the library again would change in its data file: a line for each row that comes, goes or differs.

    Raises what reading the overlay raises.
    """
    old, new = (dict(_flat(json.loads(text))) for text in (_file(name).read_text(encoding="utf-8"), built(name)))
    return [
        f"{name}: {path}: {old.get(path, 'absent')} would become {new.get(path, 'absent')}"
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]


def _file(name: str) -> Path:
    return DATA / f"{name}.json"


def _flat(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The text of each row, and of each one in a class, with its path."""
    for section, rows in data.items():
        for path, row in rows.items() if isinstance(rows, Mapping) else [("", rows)]:
            parts = row.items() if section == "classes" else [("", row)]
            for part, value in parts:
                inner = value.items() if part in _PARTS else [("", value)]
                for name, text in inner:
                    yield " ".join(filter(None, (section, path, part, name))), json.dumps(text, sort_keys=True)
            if section == "classes" and not row:
                yield f"{section} {path}", "{}"


def built(name: str) -> str:
    """The text of the data file, made anew from the installed package and the overlay. Raises what reading the overlay raises."""
    overlay = read_overlay(name)
    rows: dict[str, dict[str, Any]] = introspected(overlay)
    introspected_aliases = dict(rows["aliases"])
    for section in SECTIONS:
        over = overlay.sections[section]
        if section in {"functions", "classes"}:
            over = {introspected_aliases.get(path, path): row for path, row in over.items()}
        lay_over(rows[section], over)
    _inherit(rows, overlay)
    _tidy(rows)
    return rendered(name, version_of(overlay), rows, curated(overlay, rows))


def version_of(overlay: Overlay) -> str:
    """The version that the rows are about: the installed one, or, where none is, that of the last build."""
    if overlay.name == STANDARD_LIBRARY:
        return ""
    last = read_library(overlay.name).version if overlay.name in libraries() else ""
    return installed_version(overlay) or last


def installed_version(overlay: Overlay) -> str:
    """The version of the installed distribution; empty if there is none."""
    try:
        return metadata.version(overlay.generate.distribution or overlay.name)
    except metadata.PackageNotFoundError:
        return ""


def curated(overlay: Overlay, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    """What the overlay says something about, if only one key: names of functions, values, methods and attributes, by the
    module or class that they are in."""
    found: dict[str, set[str]] = defaultdict(set)
    aliases = rows["aliases"]
    for section in ("functions", "values"):
        for stated in overlay.sections[section]:
            path = aliases.get(stated, stated)
            if path in rows[section]:
                owner, _, name = path.rpartition(".")
                found[owner].add(name)
    for stated, over in overlay.sections["classes"].items():
        path = aliases.get(stated, stated)
        row = rows["classes"].get(path, {})
        for part in _PARTS:
            found[path] |= over.get(part, {}).keys() & row.get(part, {}).keys()
        if "constructor" in over and "constructor" in row:
            found[path].add(CONSTRUCTOR)
    return {owner: sorted(names) for owner, names in found.items() if names}


def rendered(
    name: str, version: str, rows: Mapping[str, Mapping[str, Any]], by_hand: Mapping[str, Sequence[str]]
) -> str:
    """The text of a data file; `by_hand`: as `curated` gives it."""
    return "".join(_lines(name, version, {**{section: rows[section] for section in SECTIONS}, "curated": by_hand}))


def _lines(name: str, version: str, sections: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield f'{{\n"library": {json.dumps(name)},\n"version": {json.dumps(version)}'
    for section, rows in sections.items():
        body = ",\n".join(
            f"{json.dumps(path)}: {json.dumps(row, sort_keys=True)}" for path, row in sorted(rows.items())
        )
        yield f',\n"{section}": {{\n{body}\n}}' if body else f',\n"{section}": {{}}'
    yield "\n}\n"


def _inherit(rows: Mapping[str, dict[str, Any]], overlay: Overlay) -> None:
    """Complete introspected overrides by what is known of the method that they override; drop those that add nothing."""
    knowledge = Knowledge(rows)
    defined = {path: frozenset(row.get("methods", {})) for path, row in rows["classes"].items()}
    for path, row in sorted(rows["classes"].items(), key=lambda item: len(knowledge.line(item[0]))):  # bases first
        stated = overlay.sections["classes"].get(path, {}).get("methods", {})
        for name in sorted(row.get("methods", {})):
            inherited = _inherited_row(knowledge, rows["classes"], path, name)
            if inherited is None:
                continue
            if name in stated:
                row["methods"][name] = _of_inherited(path, name, row["methods"][name], inherited)
            elif inherited.get("kind") == row["methods"][name].get("kind"):
                completed = _completed(knowledge, inherited, row["methods"][name])
                row["methods"][name] = completed
                if completed | _passed_on(inherited) == inherited:
                    del row["methods"][name]
            elif not row["methods"][name].get("kind") and live.says_nothing(_member(path, name)):
                del row["methods"][name]
        offloading = _offloading(knowledge, rows["classes"], path, defined) | _twins_in_threads(row)
        for method in row.get("methods", {}).values():
            if method.get("twin") in offloading:
                method["twin_offloads"] = True


def _completed(knowledge: Knowledge, inherited: Mapping[str, Any], method: Mapping[str, Any]) -> Rows:
    """The row of an override, with what it does not state from that of the method that it overrides."""
    completed = {key: value for key, value in inherited.items() if key in _KEPT_BY_OVERRIDES} | method
    if _says_more(knowledge, inherited.get("returns", ""), method.get("returns", "")):
        completed["returns"] = inherited["returns"]
    return completed


def _passed_on(inherited: Mapping[str, Any]) -> Rows:
    """What an override that says nothing of it has from the method that it overrides, without a row (`Knowledge.overlaps`)."""
    return {key: value for key, value in inherited.items() if key == "overlaps"}


def _of_inherited(path: str, name: str, row: Rows, inherited: Mapping[str, Any]) -> Rows:
    """The row of a method that an overlay says something of. If the class only inherits it and the row says nothing of what
    calling it does, then that is as in the base."""
    return {**inherited, **row} if row and row.keys() <= _BESIDE and not _defines(path, name) else row


def _defines(path: str, name: str) -> bool:
    """True if the class has a method of that name itself, or cannot be found."""
    try:
        return name in vars(live.find(path))
    except LookupError:
        return True


def _offloading(
    knowledge: Knowledge, classes: Mapping[str, Any], path: str, defined: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """The twins that a class has from a base and that only run in a thread what the class overrides. One that overrides any of
    them itself may wait in its own way, and the others may call that one."""
    own: set[str] = set()
    offloading: set[str] = set()
    for ancestor in knowledge.line(path):
        row = classes[ancestor.path] if ancestor.path in classes else _shipped_class(ancestor.path)
        methods = row.get("methods", {})
        twins = _twins_in_threads(row)
        if ancestor.path != path and twins & own:
            break
        offloading |= twins if ancestor.path != path else set()
        own |= defined.get(ancestor.path, methods.keys())
    return frozenset(offloading)


def _twins_in_threads(row: Mapping[str, Any]) -> frozenset[str]:
    """The twins that a row of the class says to run in a thread, whichever methods they are the twins of."""
    return frozenset(fact["twin"] for fact in row.get("methods", {}).values() if fact.get("twin_offloads"))


def _says_more(knowledge: Knowledge, inherited: str, own: str) -> bool:
    """Whether an override is only annotated with a base class of what the method that it overrides is known to return."""
    known, stated = typetext.parse(inherited), typetext.parse(own)
    if not own or len(known) != 1 or len(stated) != 1:
        return False
    return known[0].operand != stated[0].operand and knowledge.is_subclass(known[0].operand, stated[0].operand)


def _inherited_row(knowledge: Knowledge, classes: Mapping[str, Any], path: str, name: str) -> Mapping[str, Any] | None:
    for ancestor in knowledge.line(path)[1:]:
        own = classes.get(ancestor.path) or _shipped_class(ancestor.path)
        if name in own.get("methods", {}):
            found: Mapping[str, Any] = own["methods"][name]
            return found
    return None


def _member(path: str, name: str) -> Any:
    return inspect.getattr_static(live.find(path), name)


def _shipped_class(path: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_library(library_of(path)).classes.get(path, {})
    return found


def _tidy(rows: Mapping[str, dict[str, Any]]) -> None:
    aliases = rows["aliases"]
    for path, target in list(aliases.items()):
        if path == target:
            del aliases[path]
        for section in ("functions", "classes") if path in aliases else ():
            rows[section].pop(path, None)
    for row in rows["classes"].values():
        for key in ("bases", *_PARTS):
            if key in row and not row[key]:
                del row[key]
