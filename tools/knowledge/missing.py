"""What the rows leave out: public synchronous methods and functions that have an asynchronous twin, but no row with one.

The twins are looked for by other and wider means than those by which introspection proposes rows, so that one checks the other.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
import tomllib
import types
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from fastapi_async_lint.knowledge import Knowledge
from fastapi_async_lint.knowledge.files import library_of
from tools.knowledge import live
from tools.knowledge.introspect import PRIVATE_METHODS, counterpart_names, gives_async
from tools.knowledge.inventory import Inventory
from tools.knowledge.overlay import read_overlay
from tools.knowledge.typetext import TypeReader

ALLOWED = Path(__file__).with_name("missing.toml")
FOUND = Path(__file__).with_name("pairs.json")
ENOUGH = 95
"""Percent of a library's pairs that have to be known."""

_MODULE_HALVES = (
    ("_sync", "_async"),
    ("sync", "async"),
    ("synchronous", "asynchronous"),
    ("sync_api", "async_api"),
    ("client", "async_client"),
    ("client", "aio"),
    ("client", "aclient"),
)
_ASYNC_MODULES = ("aio", "asyncio", "async_", "_async", "asynchronous", "async_client", "aclient")


@dataclass(frozen=True)
class Pair:
    """A synchronous callable and its asynchronous twin. `paths`: under which it may have a row: of its class and those below."""

    path: str
    twin: str
    paths: tuple[str, ...]


@dataclass
class Report:
    """The pairs of one library: how many are known, which are not, and which are said to be none that anyone needs."""

    name: str
    known: int = 0
    allowed: int = 0
    missing: list[Pair] = field(default_factory=list)

    @property
    def percent(self) -> float:
        """The share of the pairs that are known, of those that someone may need; 100 where there are none."""
        wanted = self.known + len(self.missing)
        return 100 * self.known / wanted if wanted else 100.0

    def __str__(self) -> str:
        pairs = self.known + self.allowed + len(self.missing)
        return f"{self.name}: {self.known} of {pairs} pairs known, {self.allowed} not wanted: {self.percent:.1f} %"


def allowed() -> Mapping[str, Mapping[str, str]]:
    """For each library, patterns of what needs no row, with the reason. Raises what reading TOML raises."""
    return tomllib.loads(ALLOWED.read_text(encoding="utf-8"))


def report(name: str, patterns: Mapping[str, str], knowledge: Knowledge) -> tuple[Report, list[str]]:
    """What is known of the pairs of an installed library, and the patterns that allow nothing."""
    found = Report(name)
    used: set[str] = set()
    for pair in pairs(name):
        if library_of(knowledge.canonical(pair.path)) != name:
            continue
        if _is_known(pair, knowledge):
            found.known += 1
            continue
        matching = {pattern for pattern in patterns if any(fnmatchcase(path, pattern) for path in pair.paths)}
        used |= matching
        if matching:
            found.allowed += 1
        else:
            found.missing.append(pair)
    return found, sorted(set(patterns) - used)


def _is_known(pair: Pair, knowledge: Knowledge) -> bool:
    facts = map(knowledge.function, pair.paths)
    return any(fact is not None and fact.twin for fact in facts)


def pairs(name: str) -> list[Pair]:
    """The pairs of an installed library."""
    return _Search(name).pairs()


class _Search:
    """Looks for pairs in one library."""

    def __init__(self, name: str) -> None:
        options = read_overlay(name).generate
        modules = options.modules or (name,)
        package = name if "." in name else ""
        self._inventory = Inventory(modules, (), (), package)
        self._counterparts = options.counterparts
        self._types = TypeReader(lambda found: f"{found.__module__}.{found.__qualname__}")
        self._by_name: dict[str, list[type]] = defaultdict(list)
        for found in self._inventory.classes.values():
            self._by_name[found.__name__].append(found)

    def pairs(self) -> list[Pair]:
        """All of them, sorted."""
        found = [*self._of_classes(), *self._of_functions()]
        return sorted(found, key=lambda pair: pair.path)

    # --- methods

    def _of_classes(self) -> Iterator[Pair]:
        shown: dict[type, list[type]] = defaultdict(list)
        for found in self._inventory.classes.values():
            for base in found.__mro__:
                if self._inventory.is_nameable(base):
                    shown[base].append(found)
        for owner, below in shown.items():
            line = [owner, *below]
            defined = [f"{found.__module__}.{found.__qualname__}" for found in line]
            paths = list(dict.fromkeys([*map(self._inventory.path_of, line), *defined]))
            for name, member in vars(owner).items():
                twin = self._twin(owner, name, member)
                public = [f"{path}.{name}" for path in paths if not is_private(path)]
                if twin and public:
                    yield Pair(public[0], twin, tuple(f"{path}.{name}" for path in paths))

    def _twin(self, owner: type, name: str, member: Any) -> str:
        if name.startswith("_") or name in PRIVATE_METHODS or not self._is_sync(member, owner):
            return ""
        members = {name: member for base in reversed(owner.__mro__) for name, member in vars(base).items()}
        for twin in twin_names(name):
            if twin in members and gives_async(members[twin], owner, self._types):
                return twin
        for other in self._halves(owner):
            twin_member = inspect.getattr_static(other, name, None)
            if twin_member is not None and gives_async(twin_member, other, self._types):
                return f"{self._inventory.path_of(other)}.{name}"
        return ""

    def _is_sync(self, member: Any, owner: type) -> bool:
        return live.is_function(member) and not gives_async(member, owner, self._types)

    def _halves(self, owner: type) -> Iterator[type]:
        """Classes that may do the same asynchronously: in the same module, in its other half, or the only one so called."""
        names = counterpart_names(owner.__name__)
        for module in (owner.__module__, *self._other_modules(owner.__module__)):
            for name in sorted(names, reverse=True):
                other = getattr(sys.modules.get(module), name, None)
                if inspect.isclass(other) and other is not owner and self._inventory.is_own(other):
                    yield other
        for name in sorted(names - {owner.__name__}):
            if len(self._by_name[name]) == 1 and owner is not self._by_name[name][0]:
                yield self._by_name[name][0]

    def _other_modules(self, module: str) -> Iterator[str]:
        for part, other in self._counterparts.items():
            if part in module:
                yield module.replace(part, other)
        yield from other_halves(module)

    # --- functions

    def _of_functions(self) -> Iterator[Pair]:
        for path, function in self._inventory.functions.items():
            module, _, name = path.rpartition(".")
            if is_private(path) or gives_async(function, None, self._types):
                continue
            twin = self._function_twin(module, name)
            if twin:
                yield Pair(path, twin, (path,))

    def _function_twin(self, module: str, name: str) -> str:
        candidates = [f"{module}.{twin}" for twin in twin_names(name)]
        candidates += [f"{other}.{name}" for other in self._other_modules(module)]
        for path in candidates:
            found = _loaded(path)
            if gives_async(found, None, self._types):
                return path
        return ""


def twin_names(name: str) -> tuple[str, ...]:
    """What the method that does the same asynchronously may be called."""
    others = (f"a{name}", f"a_{name}", f"{name}_async", f"async_{name}")
    return (*others, name.removesuffix("_sync")) if name.endswith("_sync") else others


def is_private(path: str) -> bool:
    """True if a name in the dotted path says that nobody else is to use it."""
    return any(part.startswith("_") for part in path.split("."))


def other_halves(module: str) -> Iterator[str]:
    """Where the asynchronous half of a module may lie: `x._sync.y` gives `x._async.y`; `x.y` gives `x.aio.y`, `x.y.aio`."""
    parts = module.split(".")
    for sync, other in _MODULE_HALVES:
        changed = [other if part == sync else part for part in parts]
        if changed != parts:
            yield ".".join(changed)
    for place in range(1, len(parts) + 1):
        for part in _ASYNC_MODULES:
            yield ".".join([*parts[:place], part, *parts[place:]])
    if re.search(r"(?<!a)sync", parts[-1]):
        yield ".".join([*parts[:-1], re.sub(r"(?<!a)sync", "async", parts[-1])])


def _loaded(path: str) -> Any:
    module, _, name = path.rpartition(".")
    found = sys.modules.get(module)
    return vars(found).get(name) if isinstance(found, types.ModuleType) else None


def recorded() -> Mapping[str, Mapping[str, int]]:
    """What was found last of each library: how many pairs are `known`, `allowed` to have no row, and `missing`."""
    rows: Mapping[str, Mapping[str, int]] = json.loads(FOUND.read_text(encoding="utf-8"))
    return rows


def record(reports: Iterable[Report]) -> None:
    """Write down what was found, beside what was found of other libraries before."""
    new = {item.name: {"known": item.known, "allowed": item.allowed, "missing": len(item.missing)} for item in reports}
    rows = dict(sorted({**recorded(), **new}.items()))
    FOUND.write_text(json.dumps(rows, indent=0) + "\n", encoding="utf-8")


def lines(found: Report, unused: Iterable[str]) -> Iterator[str]:
    """What to print about a library: what is missing, and how much is known."""
    for pair in found.missing:
        yield f"  {pair.path}: has the twin {pair.twin}"
    for pattern in unused:
        yield f"  {pattern}: is listed in {ALLOWED.name}, but allows nothing"
    yield str(found)
