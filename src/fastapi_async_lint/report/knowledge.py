"""What is known of libraries, for a person to read and as plain data: of all, of one, or of one dotted name."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import Any

from fastapi_async_lint.knowledge import CONDITIONS, Fact, Knowledge, LibraryClass, Placement, libraries
from fastapi_async_lint.knowledge.files import CONSTRUCTOR, Library, library_of, read_library
from fastapi_async_lint.report.styled import Line
from fastapi_async_lint.report.text import counted, printable

VERSION = 1
Document = dict[str, Any]

_KINDS = {
    "coroutine": "a coroutine: must be awaited",
    "awaitable": "a future or task: may be awaited, runs by itself",
    "async_iterator": "an async iterator: for `async for`",
    "async_context": "an async context manager: for `async with`",
    "context": "a context manager: for `with`",
}
_WHEN = {
    "": "",
    "iterated": ", while its result is iterated",
    "entered": ", while its result is entered",
    "large": ", if what it is given is large",
}
_FLAGS = {
    "twin_offloads": "the twin runs the same code in a worker thread",
    "raises_in_loop": "raises while an event loop runs in the thread",
    "asks_for_loop": "finds out whether an event loop runs: code beside it is taken to have chosen by that",
    "raises_without_loop": "raises where no event loop runs in the thread",
    "makes_loop": "gives the thread an event loop of its own",
    "nests_loops": "lets event loops run inside a running one",
    "gathers": "awaits each of its positional arguments",
    "together": "runs the coroutines that it is given at once",
    "weakly_held": "starts a task that may be lost when its result is dropped",
    "needs_loop": "has to be called on the event loop",
    "fake_async": "is a coroutine, but blocks as its synchronous twin does",
    "takes_values": "only looks at its arguments: a coroutine that it is given never runs",
    "keeps_gil": "keeps the interpreter's lock: a worker thread does not help",
    "reuse": "its result is meant to be made once and kept",
}
_OVERLAPS = {
    "reads": "may run beside others on the same receiver: it only asks",
    "requests": "may run beside others on the same receiver, unless it changes something",
}
_CONTEXT = {
    "sets": "sets a context variable: in a worker thread that is lost",
    "resets": "takes back what was set in a context variable",
}
_LABELS = {
    "returns": "of type",
    "twin": "async twin",
    "wraps": "as a decorator",
    "stands_for": "stands for",
    "tests": "tests",
    "asks": "asks its parts",
    "ready": "no wait once",
    "runs_hooks": "runs hooks:",
}
_CLASS_FLAGS = {
    "dynamic": "any attribute may be set on an instance",
    "composed": "blocks where a part of which it is made does",
    "exclusive": "an instance serves one call at a time",
    "members": "what stands in the body of a class derived from it are its instances",
    "lazy": "nothing happens until an instance is awaited",
}


# --- documents


def every_library() -> Document:
    """How much is known of each library that data is shipped about."""
    return {"version": VERSION, "libraries": [_summary(read_library(name)) for name in libraries()]}


def about(name: str, knowledge: Knowledge) -> Document | None:
    """What is known of a library (its import name) or of a dotted name, however it is imported; `None` where nothing is."""
    if name in libraries():
        return {"version": VERSION, "library": _summary(read_library(name)), "rows": list(_rows(read_library(name)))}
    found = _symbol(name, knowledge) or _module(name, knowledge) or _symbol(f"builtins.{name}", knowledge)
    return None if found is None else {"version": VERSION, **found}


def near(name: str, knowledge: Knowledge) -> list[str]:
    """Names that look like one of which nothing is known: of its library, or of the libraries."""
    library = library_of(knowledge.canonical(name))
    if not library:
        return get_close_matches(name, libraries(), n=3)
    paths = list(_paths(read_library(library)))
    last = name.rpartition(".")[2]
    same = [path for path in paths if path.rpartition(".")[2] == last]
    return (same or get_close_matches(name, paths, n=3))[:3]


def _summary(library: Library) -> Document:
    rows = [*library.functions.values(), *chain.from_iterable(map(_class_rows, library.classes.values()))]
    return {
        "name": library.name,
        "built_from": library.version,
        "classes": len(library.classes),
        "callables": len(rows),
        "blocking": sum("blocks" in row for row in rows),
        "asynchronous": sum("kind" in row and row["kind"] != "context" for row in rows),
        "twins": sum("twin" in row for row in rows),
    }


def _class_rows(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from row.get("methods", {}).values()
    if "constructor" in row:
        yield row["constructor"]


def _rows(library: Library) -> Iterator[Document]:
    """The functions and values of a library, and its classes with their methods."""
    for path, row in library.functions.items():
        yield {"name": path, "is": "function", "facts": row, "from": _origin(library, *_parts(path))}
    for path, row in library.classes.items():
        names = {**row.get("methods", {}), **({CONSTRUCTOR: row["constructor"]} if "constructor" in row else {})}
        others = {key: value for key, value in row.items() if key not in {"methods", "constructor"}}
        yield {"name": path, "is": "class", "facts": others}
        for name, facts in names.items():
            shown = path + name if name == CONSTRUCTOR else f"{path}.{name}"
            yield {"name": shown, "is": "method", "facts": facts, "from": _origin(library, path, name)}
    for path, text in library.values.items():
        yield {"name": path, "is": "value", "facts": {"type": text}, "from": _origin(library, *_parts(path))}
    for alias, target in library.aliases.items():
        if library_of(target) != library.name:
            yield {"name": alias, "is": "alias", "facts": {"alias_of": target}}


def _symbol(name: str, knowledge: Knowledge) -> Document | None:
    path = knowledge.canonical(name)
    owner, last = _parts(path)
    class_, value = knowledge.class_(path), knowledge.value(path)
    if class_ is not None:
        return _class(class_, knowledge) | _other_names(path)
    if value is not None:
        return _named(path, "value", {"type": value}, owner, last)
    line = knowledge.line(owner)
    definer = next((found for found in line if last in found.methods), None)
    if definer is not None:
        facts = knowledge.method(owner, last)
        return _named(path, "method", _stated(facts), definer.path, last)
    definer = next((found for found in line if last in found.attributes), None)
    if definer is not None:
        return _named(path, "attribute", {"type": definer.attributes[last]}, definer.path, last)
    function = knowledge.function(path)
    if function is not None:
        return _named(path, "function", _stated(function), owner, last) | _other_names(path)
    if found := None if last.startswith("_") else _any_method(path, owner, knowledge):
        return found
    through = _through_attribute(path, knowledge)
    return _symbol(through, knowledge) if through else None


def _through_attribute(path: str, knowledge: Knowledge) -> str:
    """The path of what stands behind an attribute of a class: `openai.OpenAI.chat.completions`; empty where there is none."""
    names = path.split(".")
    for end in range(2, len(names)):
        owner, name, rest = ".".join(names[: end - 1]), names[end - 1], ".".join(names[end:])
        text = knowledge.attribute(owner, name) or ""
        if knowledge.class_(text):
            return f"{text}.{rest}"
    return ""


def _any_method(path: str, owner: str, knowledge: Knowledge) -> Document | None:
    """A method without a row, of a class whose `__getattr__` gives what can be called; `None` for any other class."""
    definer = next((found for found in knowledge.line(owner) if "__getattr__" in found.methods), None)
    called = None if definer is None else knowledge.method(definer.methods["__getattr__"].returns, "__call__")
    if definer is None or called is None:
        return None
    return _named(path, "method", _stated(called), definer.path, "__getattr__") | {"any_method": True}


def _named(path: str, sort: str, facts: Document, definer: str, name: str) -> Document:
    library = read_library(library_of(definer)) if library_of(definer) else None
    found: Document = {"name": path, "is": sort, "facts": facts}
    if definer != path.rpartition(".")[0]:
        found["inherited_from"] = definer
    if library is None:
        return found | {"from": "rows of this project"}
    return found | {"from": _origin(library, definer, name), "library": library.name, "built_from": library.version}


def _class(found: LibraryClass, knowledge: Knowledge) -> Document:
    library = read_library(library_of(found.path)) if library_of(found.path) else None
    names = dict.fromkeys(name for ancestor in knowledge.line(found.path) for name in ancestor.methods)
    methods = [_symbol(f"{found.path}.{name}", knowledge) for name in sorted(names)]
    constructor = knowledge.constructor(found.path)
    document: Document = {
        "name": found.path,
        "is": "class",
        "facts": {key: True for key in _CLASS_FLAGS if getattr(found, key)},
        "bases": list(found.bases),
        "methods": methods,
        "attributes": {
            name: text for base in reversed(knowledge.line(found.path)) for name, text in base.attributes.items()
        },
        "hooks": {
            name: _placed(place) for base in reversed(knowledge.line(found.path)) for name, place in base.hooks.items()
        },
    }
    if constructor is not None:
        document["constructor"] = _stated(constructor)
    return document | ({"library": library.name, "built_from": library.version} if library else {})


def _module(name: str, knowledge: Knowledge) -> Document | None:
    path = knowledge.canonical(name)
    if not library_of(path):
        return None
    library = read_library(library_of(path))
    rows = [row for row in _rows(library) if f"{row['name']}.".startswith(f"{path}.")]
    return {"library": _summary(library), "module": path, "rows": rows} if rows else None


def _other_names(path: str) -> Document:
    aliases = read_library(library_of(path)).aliases if library_of(path) else {}
    others = sorted(alias for alias, target in aliases.items() if target == path)
    return {"also_imported_as": others} if others else {}


def _stated(fact: Fact | None) -> Document:
    """The keys of a fact that are not as they are for any plain function."""
    if fact is None:
        return {}
    values = {field.name: getattr(fact, field.name) for field in dataclasses.fields(fact)}
    stated = {name: value for name, value in values.items() if value}
    return {name: _plain(value) for name, value in stated.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Placement):
        return _placed(value)
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):  # a condition
        argument, test, wanted, changes = value
        return {"argument": argument, test: wanted, **_plain(changes)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _placed(place: Placement) -> Document:
    return {key: value for key, value in place._asdict().items() if value}


def _origin(library: Library, owner: str, name: str) -> str:
    return "curated" if library.is_curated(owner, name) else "introspected"


def _parts(path: str) -> tuple[str, str]:
    owner, _, name = path.rpartition(".")
    return owner, name


def _paths(library: Library) -> Iterator[str]:
    yield from library.functions
    yield from library.values
    for path, row in library.classes.items():
        yield path
        yield from (f"{path}.{name}" for name in row.get("methods", {}))


# --- for a person


def lines(document: Document) -> Iterator[Line]:
    """A document as lines of text."""
    if "libraries" in document:
        return _every(document["libraries"])
    if "rows" in document:
        return chain(_head(document["library"]), _listed(document["rows"]))
    return _one(document)


def _every(rows: list[Document]) -> Iterator[Line]:
    width = max(len(row["name"]) for row in rows)
    for row in rows:
        yield Line.of((row["name"].ljust(width), "bold"), "  ", _measure(row))
    total = {key: sum(row[key] for row in rows) for key in ("callables", "blocking", "asynchronous", "twins")}
    yield Line.of(f"{counted(len(rows), 'library', 'libraries')}: {_numbers(total)}")


def _head(library: Document) -> Iterator[Line]:
    yield Line.of((library["name"], "bold"), "  ", _measure(library))


def _measure(library: Document) -> str:
    version = f"{library['built_from']}: " if library["built_from"] else ""
    return f"{version}{_numbers(library)}"


def _numbers(row: Mapping[str, int]) -> str:
    return (
        f"{counted(row['callables'], 'callable')}, {row['blocking']} blocking, {row['asynchronous']} asynchronous, "
        f"{counted(row['twins'], 'twin')}"
    )


def _listed(rows: list[Document]) -> Iterator[Line]:
    for row in rows:
        if row["is"] == "class":
            bases = ", ".join(row["facts"].get("bases", ()))
            yield Line.of("", (f"class {row['name']}", "bold"), f"({bases})" if bases else "")
        else:
            indent = "  " if row["is"] == "method" else ""
            yield Line.of(indent, row["name"], "  ", (_summed_up(row), "dim"))


def _one(document: Document) -> Iterator[Line]:
    yield Line.of((f"{document['is']} {document['name']}", "bold"))
    if document["is"] == "class":
        yield from _pairs(_class_pairs(document))
        for method in document["methods"]:
            yield Line.of("  ", method["name"].rpartition(".")[2], "  ", (_summed_up(method), "dim"))
    else:
        yield from _pairs(_fact_pairs(document["facts"]))
    yield from _pairs(_origin_pairs(document))


def _pairs(pairs: Iterator[tuple[str, str]]) -> Iterator[Line]:
    for label, text in pairs:
        yield Line.of("  ", (f"{label:<17} ", "dim"), printable(text))


def _class_pairs(document: Document) -> Iterator[tuple[str, str]]:
    if document["bases"]:
        yield "derives from", ", ".join(document["bases"])
    for key in document["facts"]:
        yield "note", _CLASS_FLAGS[key]
    if "constructor" in document:
        yield "calling it", _in_short(document["constructor"])
    for name, place in document["hooks"].items():
        yield f"hook {name}", _place(place)
    for name, text in document["attributes"].items():
        yield f".{name}", text


def _fact_pairs(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "type" in facts:
        yield "is", facts["type"]
        return
    yield "calling it gives", _KINDS.get(facts.get("kind", ""), "a plain value")
    if "also" in facts:
        yield "", "also " + "; ".join(_KINDS[kind] for kind in facts["also"])
    yield "blocks", _blocks(facts)
    for key, label in _LABELS.items():
        if key in facts:
            yield label, facts[key]
    if "parameters" in facts:
        yield "parameters", ", ".join(facts["parameters"])
    for name, place in facts.get("runs", {}).items():
        yield f"runs {name}", _place(place)
    if "decorates" in facts:
        yield "runs what it decorates", _place(facts["decorates"])
    for words in _notes(facts):
        yield "note", words
    for row in facts.get("when", ()):
        changes = {key: value for key, value in row.items() if key not in {"argument", *CONDITIONS}}
        yield f"if {_condition(row)}", _in_short(changes)
    if "since" in facts or "until" in facts:
        yield "versions", _versions(facts)
    if "source" in facts:
        yield "source", facts["source"]


def _condition(row: Mapping[str, Any]) -> str:
    if "given" in row:
        return f"{row['argument']} is {'given' if row['given'] else 'not given'}"
    return f"{row['argument']} has {row['names']}" if "names" in row else f"{row['argument']}={row['is']!r}"


def _origin_pairs(document: Document) -> Iterator[tuple[str, str]]:
    for label, key in (("inherited from", "inherited_from"), ("from", "from")):
        if key in document:
            yield label, document[key]
    if "any_method" in document:
        yield "note", "said of every method of the class that has no row of its own"
    if "library" in document:
        yield "built from", f"{document['library']} {document['built_from'] or '(the standard library)'}"
    if "also_imported_as" in document:
        yield "also imported as", ", ".join(document["also_imported_as"])


def _summed_up(row: Document) -> str:
    """What a row says, in one line."""
    said = _in_short(row["facts"])
    return f"every name that has no row is {said}" if row["name"].endswith(".__getattr__") else said


def _in_short(facts: Mapping[str, Any]) -> str:
    """A fact in one line."""
    if "alias_of" in facts:
        return f"the same as {facts['alias_of']}"
    if "type" in facts:
        return str(facts["type"])
    return "; ".join(_phrases(facts)) or "plain, does not block"


def _phrases(facts: Mapping[str, Any]) -> Iterator[str]:
    yield from (_KINDS[kind].partition(":")[0] for kind in (facts.get("kind"), *facts.get("also", ())) if kind)
    if "blocks" in facts:
        yield f"blocks: {_blocks(facts)}"
    yield from (f"{label} {facts[key] or 'not known'}" for key, label in _LABELS.items() if key in facts)
    yield from (f"runs {name} ({_place(place)})" for name, place in facts.get("runs", {}).items())
    if "decorates" in facts:
        yield f"decorates ({_place(facts['decorates'])})"
    yield from _notes(facts)
    yield from (f"otherwise if {row['argument']}={row['is']!r}" for row in facts.get("when", ()))
    if "since" in facts or "until" in facts:
        yield _versions(facts)


def _notes(facts: Mapping[str, Any]) -> Iterator[str]:
    """What is true of a function beyond its kind, its block and its types, in words."""
    yield from (words for key, words in _FLAGS.items() if facts.get(key))
    yield from (words[facts[key]] for key, words in (("overlaps", _OVERLAPS), ("context", _CONTEXT)) if key in facts)


def _blocks(facts: Mapping[str, Any]) -> str:
    kind = facts.get("blocks", "")
    return f"{kind}{_WHEN[facts.get('blocks_when', '')]}" if kind else "no"


def _place(place: str | Mapping[str, Any]) -> str:
    if isinstance(place, str):
        return f"where: {place}"
    role = place.get("role", "")
    return f"where: {place['where']}{f', as {role}' if role else ''}"


def _versions(facts: Mapping[str, Any]) -> str:
    since, until = facts.get("since", ""), facts.get("until", "")
    return " ".join(filter(None, (f"since {since}" if since else "", f"until {until}" if until else "")))
