"""Rows as people write them, in TOML: groups of alike rows, lists of names, short forms for the commonest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi_async_lint.knowledge.facts import BLOCKS, KnowledgeError, check_class_row, check_fact_row
from fastapi_async_lint.knowledge.files import SECTIONS

Rows = dict[str, Any]

SHORT_FORMS: Mapping[str, Mapping[str, Any]] = {
    "blocking": {"blocks": "wait"},
    "coroutines": {"kind": "coroutine"},
    "offloading": {
        "kind": "coroutine",
        "parameters": ["function"],
        "runs": {"function": "thread"},
        "decorates": {"where": "thread"},
        "returns": "called function",
    },
    "route-decorators": {"decorates": {"where": "kind", "role": "path operation"}},
}
"""Lists of a project's own functions, and the row that each name in them gets."""


def sections_of(table: Mapping[str, Any]) -> dict[str, Rows]:
    """The rows that a table states, by section: its own, those of its groups and its short forms.

    Raises `KnowledgeError`, naming the row and the reason.
    """
    sections: dict[str, Rows] = {section: {} for section in SECTIONS}
    lists = _table("lists", table.get("lists", {}))
    for place, group in enumerate(_list("same", table.get("same", [])), 1):
        _lay_group(sections, _table(f"same, entry {place}", group), lists, f"same, entry {place}")
    for key, row in SHORT_FORMS.items():
        for path, stated in _named(key, table.get(key, []), row):
            _lay_row(sections, path, stated)
    for key, rows in table.items():
        if key in SECTIONS:
            sections[key] = joined(sections[key], _table(key, rows))
        elif key not in {"lists", "same", *SHORT_FORMS}:
            raise KnowledgeError(f"{key}: not one of {', '.join([*SECTIONS, 'same', 'lists', *SHORT_FORMS])}")
    return sections


def checked(sections: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same rows, if they follow the schema. Raises `KnowledgeError`, naming the row and the reason."""
    for section, rows in sections.items():
        if section in {"library", "version"}:
            continue
        if section not in SECTIONS or not isinstance(rows, Mapping):
            raise KnowledgeError(f"{section}: not one of the tables {', '.join(SECTIONS)}")
        for path, row in rows.items():
            _check_row(section, path, row)
    return sections


def joined(under: Mapping[str, Any], over: Mapping[str, Any]) -> Rows:
    """Both: tables are joined, anything else of `over` replaces."""
    rows = dict(under)
    for key, value in over.items():
        old = rows.get(key)
        rows[key] = joined(old, value) if isinstance(value, Mapping) and isinstance(old, Mapping) else value
    return rows


def _check_row(section: str, path: str, row: object) -> None:
    if "." not in path and section != "aliases":  # a whole module may have another name: `posixpath`
        raise KnowledgeError(f"{path}: not a dotted name; one with dots has to stand in quotes")
    if section == "functions":
        check_fact_row(path, row)
    elif section == "classes":
        check_class_row(path, row)
    elif not isinstance(row, str):
        raise KnowledgeError(f"{path}: {row!r} is not a string")


# --- groups


def _lay_group(sections: Mapping[str, Rows], group: Mapping[str, Any], lists: Mapping[str, Any], where: str) -> None:
    row = _table(f"{where}: row", group.get("row"))
    for path in _list(f"{where}: functions", group.get("functions", [])):
        functions = sections["functions"]
        functions[path] = joined(functions.get(path, {}), _group_row(group, row, str(path).rpartition(".")[2]))
    for path, name in _group_methods(group, lists, where):
        methods = sections["classes"].setdefault(path, {}).setdefault("methods", {})
        methods[name] = joined(methods.get(name, {}), _group_row(group, row, name))


def _group_methods(group: Mapping[str, Any], lists: Mapping[str, Any], where: str) -> Iterator[tuple[str, str]]:
    """The methods that a group lists, or whose list it names."""
    for path, names in _table(f"{where}: methods", group.get("methods", {})).items():
        if isinstance(names, str) and names not in lists:
            raise KnowledgeError(f"{where}: methods: {path}: there is no list {names!r}")
        for name in _list(f"{where}: methods: {path}", lists[names] if isinstance(names, str) else names):
            yield path, name


def _group_row(group: Mapping[str, Any], row: Mapping[str, Any], name: str) -> Rows:
    found = dict(row)
    if "twin" in group:
        found["twin"] = group["twin"].replace("{name}", name)
    if group.get("twin_offloads"):
        found["twin_offloads"] = True
    return found


# --- short forms


def _named(key: str, names: object, row: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The paths of a short form, each with its row; `blocking` may say for each how it blocks."""
    if key == "blocking" and isinstance(names, Mapping):
        for path, kind in names.items():
            if kind not in BLOCKS:
                raise KnowledgeError(f"{key}: {path}: {kind!r} is none of {', '.join(sorted(BLOCKS))}")
            yield _dotted(key, path), {"blocks": kind}
    else:
        for path in _list(key, names):
            yield _dotted(key, path), row


def _lay_row(sections: Mapping[str, Rows], path: str, row: Mapping[str, Any]) -> None:
    """Add a row about a function; about a method too where the name before the last is that of a class."""
    sections["functions"][path] = joined(sections["functions"].get(path, {}), row)
    owner, _, name = path.rpartition(".")
    if owner.rpartition(".")[2][:1].isupper():
        methods = sections["classes"].setdefault(owner, {}).setdefault("methods", {})
        methods[name] = joined(methods.get(name, {}), row)


def _dotted(key: str, path: object) -> str:
    if not isinstance(path, str) or "." not in path or not path.replace(".", "_").isidentifier():
        raise KnowledgeError(f"{key}: {path!r} is not the dotted name of a function, like 'package.module.function'")
    return path


def _table(where: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise KnowledgeError(f"{where}: {value!r} is not a table")
    return value


def _list(where: str, value: object) -> list[Any]:
    if not isinstance(value, list):
        raise KnowledgeError(f"{where}: {value!r} is not a list")
    return value
