"""What is known about a library's callables and classes: frozen values, and how a data row becomes one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

KINDS = frozenset({"coroutine", "async_iterator", "async_context", "awaitable", "context"})
BLOCKS = frozenset(
    {
        "sleep",
        "http",
        "db",
        "file",
        "subprocess",
        "socket",
        "lock",
        "cpu",
        "ai",
        "input",
        "wait",
        "minor",
    }
)
PLACES = frozenset(
    {"loop", "thread", "kind", "wrapped kind", "caller", "startup", "import", "process", "model", "never"},
)
ROLES = frozenset(
    {
        "path operation",
        "websocket",
        "dependency",
        "background task",
        "middleware",
        "exception handler",
        "lifespan",
        "event handler",
        "stream",
        "validator",
        "serializer",
        "graph node",
        "tool",
        "task",
        "callback",
    }
)
WRAPS = frozenset({"same", "cached", "context", "async_context", "unknown"})
TESTS = frozenset({"instance", "coroutine function", "async generator function", "coroutine", "callable"})
BLOCKS_WHEN = frozenset({"iterated", "entered", "large"})
OVERLAPS = frozenset({"reads", "requests"})
CONTEXT = frozenset({"sets", "resets"})
CONDITIONS = ("is", "names", "given")
NEGLIGIBLE = frozenset({"", "minor"})
"""Kinds of block that are not worth a finding: measured under 1 ms."""

_EMPTY: Mapping[str, Any] = MappingProxyType({})
_Row = TypeVar("_Row", "Fact", "LibraryClass")


class KnowledgeError(ValueError):
    """A row that does not follow the schema; the message names the row and the reason."""


class Placement(NamedTuple):
    """Where a callable runs (`loop`, `thread`, `kind`, ...), in what role (`dependency`, ...; may be empty), and the types of
    the positional arguments that it is called with, where known. `otherwise`: what runs when no callable is given. `names`: the
    types of what is passed by the name of the parameter, as pairs. `accepts`: which kind of function it has to be (`wants`
    says so where that follows from the rest)."""

    where: str
    role: str = ""
    parameters: tuple[str, ...] = ()
    otherwise: str = ""
    names: tuple[tuple[str, str], ...] = ()
    accepts: str = ""

    @property
    def is_of_model(self) -> bool:
        """Whether it runs where a model of its class is built or written out, so that it is not known from here where."""
        return self.where == "model"

    @property
    def wants(self) -> str:
        """`def` where what it gives is taken as it is, so that a coroutine would never run; `async def` where it is awaited;
        nothing where both are right, or that is not known."""
        if self.accepts:
            return self.accepts.removesuffix("both")
        if self.role == "websocket" and self.where == "loop":
            return "async def"
        is_sync = self.role in ("callback", "validator", "serializer") or (
            self.where == "thread" and self.role != "stream"
        )
        return "def" if is_sync and self.where != "kind" else ""

    def passed(self, place: int, name: str) -> str:
        """The type of what is passed for a parameter; empty where that is not known."""
        named = next((text for known, text in self.names if known == name), "")
        return named or (self.parameters[place] if 0 <= place < len(self.parameters) else "")


class Spelled(NamedTuple):
    """An argument that is no literal: the last names in it (`LOCK_EX` and `LOCK_NB` of `fcntl.LOCK_EX | LOCK_NB`)."""

    names: frozenset[str] = frozenset()


class Condition(NamedTuple):
    """Facts that hold instead of the others when the argument `argument` is as `test` and `value` say.

    `test`: `is`, it is this literal; `names`, this name stands in it; `given`, it is given at all, or is not (`False`).
    """

    argument: str
    test: str
    value: object
    changes: Mapping[str, Any]

    def holds(self, arguments: Mapping[str, object]) -> bool:
        """True if a call with these arguments is meant: literals or `Spelled` by name, `*` and `**` for what is unpacked."""
        is_given = self.argument in arguments
        if self.test == "given":
            return is_given if self.value else not is_given and arguments.keys().isdisjoint(("*", "**"))
        if not is_given:
            return False
        given = arguments[self.argument]
        if self.test == "names":
            return isinstance(given, Spelled) and self.value in given.names
        return type(given) is type(self.value) and given == self.value  # `True` is not `1`


@dataclass(frozen=True)
class Fact:
    """What is known about calling one function or method. `Fact()`: synchronous, and does not block."""

    kind: str = ""
    also: tuple[str, ...] = ()
    blocks: str = ""
    blocks_when: str = ""
    twin: str = ""
    twin_offloads: bool = False
    returns: str = ""
    parameters: tuple[str, ...] = ()
    runs: Mapping[str, Placement] = field(default_factory=lambda: _EMPTY)
    decorates: Placement | None = None
    wraps: str = ""
    raises_in_loop: bool = False
    asks_for_loop: bool = False
    nests_loops: bool = False
    needs_loop: bool = False
    raises_without_loop: bool = False
    makes_loop: bool = False
    gathers: bool = False
    fake_async: bool = False
    takes_values: bool = False
    keeps_gil: bool = False
    reuse: bool = False
    weakly_held: bool = False
    overlaps: str = ""
    together: bool = False
    context: str = ""
    tests: str = ""
    stands_for: str = ""
    asks: str = ""
    ready: str = ""
    runs_hooks: str = ""
    when: tuple[Condition, ...] = ()
    since: str = ""
    until: str = ""
    source: str = ""

    @property
    def is_blocking(self) -> bool:
        """Whether the call holds its thread up for what is worth a finding."""
        return self.blocks not in NEGLIGIBLE

    def for_arguments(self, arguments: Mapping[str, object]) -> Fact:
        """The fact for a call with these arguments (as for `Condition.holds`): what the `when` rows that hold say, in order."""
        changes: dict[str, Any] = {}
        for condition in self.when:
            if condition.holds(arguments):
                changes.update(condition.changes)
        return replace(self, when=(), **changes) if changes else self


@dataclass(frozen=True)
class LibraryClass:
    """A library's class: its own rows only; what it inherits is found through `bases`.

    `composed`: an instance is made of its type arguments, and blocks where one of them does. `exclusive`: an instance serves one
    call at a time, so that two coroutines must not use it at once. `members`: what stands in the body of a class that derives
    from it are its instances. `lazy`: of an instance nothing happens until it is awaited.
    """

    path: str
    bases: tuple[str, ...] = ()
    methods: Mapping[str, Fact] = field(default_factory=lambda: _EMPTY)
    attributes: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    hooks: Mapping[str, Placement] = field(default_factory=lambda: _EMPTY)
    dynamic: bool = False
    composed: bool = False
    exclusive: bool = False
    members: bool = False
    lazy: bool = False
    constructor: Fact | None = None


class _Facts(Mapping[str, Fact]):
    """Facts by name, each made of its row when it is first asked for: of most classes only a method or two are."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        self._rows = rows
        self._facts: dict[str, Fact] = {}

    def __getitem__(self, name: str) -> Fact:
        fact = self._facts.get(name)
        if fact is None:
            fact = self._facts[name] = fact_from_row(self._rows[name])
        return fact

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class NameFact(NamedTuple):
    """A method name that gives `kind` on any receiver: how often it was seen defined, in how many libraries."""

    name: str
    kind: str
    definitions: int
    libraries: int


def fact_from_row(row: Mapping[str, Any]) -> Fact:
    """The fact that a data row states. The row is trusted; see `check_fact_row`."""
    return _with(_PLAIN, _fact_values(row)) if row else _PLAIN


def class_from_row(path: str, row: Mapping[str, Any]) -> LibraryClass:
    """The class that a data row states. The row is trusted; see `check_class_row`."""
    values: dict[str, Any] = {**row, "path": path}
    if "bases" in row:
        values["bases"] = tuple(row["bases"])
    if "methods" in row:
        values["methods"] = _Facts(row["methods"])
    if "hooks" in row:
        values["hooks"] = _placements(row["hooks"])
    if "constructor" in row:
        values["constructor"] = fact_from_row(row["constructor"])
    return _with(_BARE, values)


def _with(plain: _Row, values: Mapping[str, Any]) -> _Row:
    """What `replace` gives, in a fifth of the time: thousands are made, each of some dozen fields of which a row states two."""
    made = object.__new__(type(plain))
    vars(made).update(vars(plain), **values)
    return made


def check_fact_row(where: str, row: object) -> None:
    """Raise `KnowledgeError`, naming `where`, unless `row` follows the schema of a fact."""
    table = _table(where, row)
    for key, value in table.items():
        if key not in _FACT_KEYS:
            raise KnowledgeError(f"{where}: unknown key {key!r}")
        _check_value(f"{where}: {key}", key, value)


def check_class_row(where: str, row: object) -> None:
    """Raise `KnowledgeError`, naming `where`, unless `row` follows the schema of a class."""
    table = _table(where, row)
    for key in table:
        if key not in _CLASS_KEYS:
            raise KnowledgeError(f"{where}: unknown key {key!r}")
    for key in ("dynamic", "composed", "exclusive", "members", "lazy"):
        if not isinstance(table.get(key, False), bool):
            raise KnowledgeError(f"{where}: {key}: {table[key]!r} is not true or false")
    _strings(f"{where}: bases", table.get("bases", []))
    for name, method in _table(f"{where}: methods", table.get("methods", {})).items():
        check_fact_row(f"{where}.{name}", method)
    for name, text in _table(f"{where}: attributes", table.get("attributes", {})).items():
        _word(f"{where}.{name}", text, None)
    for name, place in _table(f"{where}: hooks", table.get("hooks", {})).items():
        _check_placement(f"{where}: hooks: {name}", place)
    if "constructor" in table:
        check_fact_row(f"{where}: constructor", table["constructor"])


def _fact_values(row: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(row)
    for key in ("also", "parameters"):
        if key in values:
            values[key] = tuple(values[key])
    if "runs" in values:
        values["runs"] = _placements(values["runs"])
    if values.get("decorates"):
        values["decorates"] = _placement(values["decorates"])
    if "when" in values:
        values["when"] = tuple(map(_condition, values["when"]))
    return values


def _condition(row: Mapping[str, Any]) -> Condition:
    changes = {key: value for key, value in row.items() if key not in {"argument", *CONDITIONS}}
    test = next(key for key in CONDITIONS if key in row)
    return Condition(row["argument"], test, row[test], _fact_values(changes))


def _placements(rows: Mapping[str, Any]) -> Mapping[str, Placement]:
    return {name: _placement(row) for name, row in rows.items()}


def _placement(row: str | Mapping[str, Any]) -> Placement:
    if isinstance(row, str):
        return Placement(row)
    return Placement(
        row["where"],
        row.get("role", ""),
        tuple(row.get("parameters", ())),
        row.get("otherwise", ""),
        tuple(row.get("names", {}).items()),
        row.get("accepts", ""),
    )


def _check_value(where: str, key: str, value: object) -> None:
    if key in _FLAGS:
        if not isinstance(value, bool):
            raise KnowledgeError(f"{where}: {value!r} is not true or false")
    elif key in {"also", "parameters"}:
        _strings(where, value, KINDS if key == "also" else None)
    elif key == "decorates":
        _check_placement(where, value)
    elif key == "runs":
        for name, place in _table(where, value).items():
            _check_placement(f"{where}: {name}", place)
    elif key == "when":
        _check_when(where, value)
    else:
        _word(where, value, _WORDS.get(key))


def _check_when(where: str, rows: object) -> None:
    if not isinstance(rows, list):
        raise KnowledgeError(f"{where}: {rows!r} is not a list")
    for row in rows:
        table = dict(_table(where, row))
        _word(f"{where}: argument", table.pop("argument", None), None)
        stated = [(key, table.pop(key)) for key in CONDITIONS if key in table]
        if len(stated) != 1:
            raise KnowledgeError(f"{where}: one of the keys {', '.join(map(repr, CONDITIONS))} is needed")
        [(key, value)] = stated
        if key == "given" and not isinstance(value, bool):
            raise KnowledgeError(f"{where}: given: {value!r} is not true or false")
        if key == "names":
            _word(f"{where}: names", value, None)
        check_fact_row(where, table)


def _check_placement(where: str, value: object) -> None:
    table = {"where": value} if isinstance(value, str) else _table(where, value)
    for key in table:
        if key not in Placement._fields:
            raise KnowledgeError(f"{where}: unknown key {key!r}")
    _word(where, table.get("where"), PLACES)
    if "role" in table:
        _word(where, table["role"], ROLES)
    if "otherwise" in table:
        _word(where, table["otherwise"], frozenset({"annotation"}))
    if "accepts" in table:
        _word(where, table["accepts"], frozenset({"def", "async def", "both"}))
    _strings(f"{where}: parameters", table.get("parameters", []))
    for name, text in _table(f"{where}: names", table.get("names", {})).items():
        _word(f"{where}: names: {name}", text, None)


def _table(where: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise KnowledgeError(f"{where}: {value!r} is not a table")
    return value


def _strings(where: str, value: object, known: frozenset[str] | None = None) -> None:
    if not isinstance(value, list | tuple):
        raise KnowledgeError(f"{where}: {value!r} is not a list")
    for item in value:
        _word(where, item, known)


def _word(where: str, value: object, known: frozenset[str] | None) -> None:
    if not isinstance(value, str):
        raise KnowledgeError(f"{where}: {value!r} is not a string")
    if known is not None and value and value not in known:
        raise KnowledgeError(f"{where}: {value!r} is none of {', '.join(sorted(known))}")


_PLAIN = Fact()
_BARE = LibraryClass("")
_FLAGS = frozenset(item.name for item in fields(Fact) if item.type == "bool")
_FACT_KEYS = frozenset(item.name for item in fields(Fact))
_CLASS_KEYS = frozenset(item.name for item in fields(LibraryClass)) - {"path"}
_WORDS = {
    "kind": KINDS,
    "blocks": BLOCKS,
    "blocks_when": BLOCKS_WHEN,
    "wraps": WRAPS,
    "tests": TESTS,
    "overlaps": OVERLAPS,
    "context": CONTEXT,
    "runs_hooks": frozenset({"validator", "serializer"}),
}
