"""Checks every row of a data file against the installed package: one line for each that is wrong."""

from __future__ import annotations

import collections.abc
import dataclasses
import dis
import functools
import importlib.util
import inspect
import re
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from fastapi_async_lint.knowledge import Fact, Knowledge, KnowledgeError, LibraryClass
from fastapi_async_lint.knowledge.facts import check_class_row, check_fact_row, class_from_row, fact_from_row
from fastapi_async_lint.knowledge.files import STANDARD_LIBRARY, Library, read_library
from tools.knowledge import live
from tools.knowledge.build import ABOUT_LOOPS, installed_version
from tools.knowledge.overlay import Generate, Overlay, overlay_names, read_overlay
from tools.knowledge.typetext import TypeReader, names_in

_ARGUMENT = re.compile(r"\b(?:argument|instance|called|injected|awaited|entered|item) (\w+)")
_AWAITED = frozenset({"coroutine", "async_iterator", "async_context", "awaitable"})
_DONE_BY = {"gathers": _AWAITED, "weakly_held": {"awaitable"}, "overlaps": {"coroutine"}}
_FACTORIES = frozenset({"select.poll", "threading.Lock", "threading.RLock"})


def is_installed(name: str) -> bool:
    """True if the library's top-level package can be imported."""
    if name == STANDARD_LIBRARY:
        return True
    try:
        live.find(name)
    except LookupError:
        return False
    return True


def verify(name: str, *, strict: bool = False) -> list[str]:
    """What is wrong in the data file of the library `name`; empty if nothing is.

    What is missing from a version other than the one that the file was built from is not wrong, nor is what needs an extra
    that is not installed, unless `strict`.
    Raises `FileNotFoundError` if there is no such data file.
    """
    overlay = read_overlay(name) if name in overlay_names() else Overlay(name, Generate(), {})
    library = read_library(name)
    problems = verify_rows(library, overlay)
    if strict:
        return problems
    is_other = bool(library.version) and installed_version(overlay) != library.version
    passed_over = Missing if is_other else NeedsExtra
    return [problem for problem in problems if not isinstance(problem, passed_over)]


def _missing(error: LookupError, text: str) -> Missing:
    return NeedsExtra(text) if isinstance(error, live.ExtraMissingError) else Missing(text)


class Missing(str):
    """A problem that another version of the library explains: something that a row names is not there."""

    __slots__ = ()


class NeedsExtra(Missing):
    """A problem that a package explains which is not installed: an extra of the library."""

    __slots__ = ()


def verify_rows(library: Library, overlay: Overlay | None = None, knowledge: Knowledge | None = None) -> list[str]:
    """What is wrong in these rows.

    overlay: says which aliases are old and which rows cannot be checked.
    knowledge: where twins and bases are looked up; the shipped data if it is left out.
    """
    checker = _Checker(library, overlay, knowledge or Knowledge())
    return [type(problem)(f"{library.name}: {problem}") for problem in checker.problems()]


class _Checker:
    """One pass over the rows of one library."""

    def __init__(self, library: Library, overlay: Overlay | None, knowledge: Knowledge) -> None:
        self._library = library
        self._knowledge = knowledge
        self._old = overlay.old_aliases if overlay else frozenset[str]()
        self._unchecked = dict(overlay.unchecked) if overlay else {}
        self._absent = tuple(_absent(overlay.optional)) if overlay else ()
        classes = overlay.sections.get("classes", {}) if overlay else {}
        self._stated = {library.aliases.get(path, path): row.get("methods", {}) for path, row in classes.items()}
        self._used: set[str] = set()
        self._types = TypeReader(lambda found: f"{found.__module__}.{found.__qualname__}")

    def problems(self) -> Iterator[str]:
        """One line for each wrong row."""
        yield from self._aliases()
        for path, row in self._present(self._library.functions):
            yield from self._guarded(path, functools.partial(self._function, path, row))
        for path, row in self._present(self._library.classes):
            yield from self._guarded(path, functools.partial(self._class, path, row))
        for path, text in self._present(self._library.values):
            yield from self._guarded(path, functools.partial(self._value, path, text))
        for path in sorted(set(self._unchecked) - self._used):
            yield f"{path}: is listed as unchecked, but nothing there needs it"

    def _present(self, rows: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """The rows, sorted, but for those of which another package is missing."""
        for path, row in sorted(rows.items()):
            if not any(fnmatchcase(path, pattern) for pattern in self._absent):
                yield path, row

    def _guarded(self, path: str, check: typing.Callable[[], Iterator[str]]) -> Iterator[str]:
        try:
            yield from check()
        except KnowledgeError as error:
            yield str(error)
        except LookupError as error:
            if not self._excused(path):
                yield _missing(error, f"{path}: does not resolve ({error.args[0]})")

    def _excused(self, path: str) -> bool:
        if path in self._unchecked:
            self._used.add(path)
            return True
        return False

    # --- sections -------------------------------------------------------------------------------------------------

    def _aliases(self) -> Iterator[str]:
        for alias, target in self._present(self._library.aliases):
            if alias in self._old:
                continue
            try:
                found, meant = live.find(alias), live.find(target)
            except LookupError as error:
                yield _missing(error, f"{alias}: alias does not resolve ({error.args[0]})")
                continue
            if not live.same(found, meant):
                yield f"{alias}: is not the same object as {target}"

    def _function(self, path: str, row: Mapping[str, Any]) -> Iterator[str]:
        check_fact_row(path, row)
        yield from _impossible(path, fact_from_row(row))
        if not self._is_current(row):
            return
        found = live.find(path)
        if inspect.isclass(found):
            yield Missing(f"{path}: is a class, not a function")
        elif not callable(live.function_of(found)):
            yield f"{path}: is not callable"
        else:
            yield from self._fact(path, fact_from_row(row), found, None)

    def _class(self, path: str, row: Mapping[str, Any]) -> Iterator[str]:
        check_class_row(path, row)
        found = live.find(path)
        if path in _FACTORIES:
            found = type(found())
        alternatives = _callable_alternatives(found)
        if alternatives:
            yield from self._callable_alias(path, row, alternatives)
            return
        if not inspect.isclass(found):
            yield f"{path}: is not a class"
            return
        known = class_from_row(path, row)
        yield from self._bases(known, found)
        yield from _asked_of_nothing(known)
        yield from _half_said(known)
        for name, fact in known.methods.items():
            where = f"{path}.{name}"
            yield from self._guarded(where, functools.partial(self._method, path, found, name, fact))
        yield from self._attributes(known, found)
        yield from self._hooks(known, found)
        if known.constructor is not None:
            yield from _impossible(f"{path}()", known.constructor)
            yield from self._fact(f"{path}()", known.constructor, found, None)

    def _callable_alias(self, path: str, row: Mapping[str, Any], alternatives: list[Any]) -> Iterator[str]:
        """A row for an alias of `Callable[...]`, or of a union of such: it may say what calling one gives."""
        possible = set[str]().union(*(_annotated_kinds(typing.get_args(each)[-1]) for each in alternatives))
        for name, method in row.get("methods", {}).items():
            if name != "__call__":
                yield Missing(f"{path}.{name}: there is no such method")
            elif method.get("kind", "") not in possible:
                yield f"{path}.{name}: is {_words(possible)}, not {method.get('kind', 'plain')}"

    def _value(self, path: str, text: str) -> Iterator[str]:
        found = live.find(path)
        classes = [live.find(name) for name in names_in(text)]
        if not isinstance(found, tuple(classes)):
            yield f"{path}: is no {text}, but a {type(found).__name__}"

    # --- classes --------------------------------------------------------------------------------------------------

    def _bases(self, known: LibraryClass, found: type) -> Iterator[str]:
        for base in known.bases:
            try:
                real = live.find(base)
            except LookupError as error:
                yield _missing(error, f"{known.path}: base {base} does not resolve ({error.args[0]})")
                continue
            if not inspect.isclass(real) or real is found or not _derives(found, real):
                yield f"{known.path}: {base} is not among its bases"
        line = {ancestor.path for ancestor in self._knowledge.line(known.path)}
        for real in found.__mro__[1:]:
            path = self._knowledge.canonical(f"{real.__module__}.{real.__qualname__}")
            if path in self._library.classes and path not in line:
                yield f"{known.path}: its base {path} has a row, but is not among its bases"

    def _method(self, path: str, found: type, name: str, fact: Fact) -> Iterator[str]:
        where = f"{path}.{name}"
        yield from _impossible(where, fact)
        if not self._is_current({"since": fact.since, "until": fact.until}):
            return
        member = inspect.getattr_static(found, name, None)
        if member is None and self._excused(where):
            return
        if member is None:
            yield Missing(f"{where}: there is no such method")
        elif isinstance(member, property | functools.cached_property):
            yield f"{where}: is a property, not a method"
        else:
            yield from self._fact(where, fact, member, found)
            yield from self._overriding(path, name, fact, member)

    def _overriding(self, path: str, name: str, fact: Fact, member: Any) -> Iterator[str]:
        """What an introspected row loses of what is known of the method that it overrides."""
        overridden = next((base for base in self._knowledge.line(path)[1:] if name in base.methods), None)
        if overridden is None or name in self._stated.get(path, ()):
            return
        known, where = overridden.methods[name], f"{path}.{name}: overrides {overridden.path}.{name}"
        for key in sorted(ABOUT_LOOPS):
            if getattr(known, key) and not getattr(fact, key) and fact.kind == known.kind:
                yield f"{where}, but is not said to be `{key}`"
        if known.kind and not fact.kind and not fact.source and live.says_nothing(member):
            yield f"{where}, which is {known.kind}, and nothing in it says that it is not"

    def _attributes(self, known: LibraryClass, found: type) -> Iterator[str]:
        for name, text in known.attributes.items():
            where = f"{known.path}.{name}"
            yield from self._type(where, text, None)
            annotated = _attribute_annotation(found, name, self._types)
            if annotated is None and not _is_set_by(found, name) and not self._excused(where):
                yield Missing(f"{where}: there is no such attribute")
            elif annotated is not None and not _compatible(text, annotated) and not self._excused(where):
                yield f"{where}: is annotated {annotated!r:.80}, not {text}"

    def _hooks(self, known: LibraryClass, found: type) -> Iterator[str]:
        for name in known.hooks:
            where = f"{known.path}.{name}"
            if not hasattr(found, name) and not self._excused(where):
                yield Missing(f"{where}: hook: there is no such method")

    # --- facts ------------------------------------------------------------------------------------------------------

    def _fact(self, where: str, fact: Fact, member: Any, owner: type | None) -> Iterator[str]:
        function = live.function_of(member)
        yield from self._kind(where, fact, function, owner)
        yield from _lazy(where, fact, function)
        yield from self._twin(where, fact, owner)
        yield from self._parameters(where, fact, member, owner)
        yield from self._type(where, fact.returns, function)
        yield from self._returned(where, fact, function, owner)
        for condition in fact.when:
            changed = dataclasses.replace(fact, when=(), **condition.changes)
            yield from self._twin(where, changed if changed.twin != fact.twin else Fact(), owner)
            yield from self._type(where, changed.returns if changed.returns != fact.returns else "", function)

    def _kind(self, where: str, fact: Fact, function: Any, owner: type | None) -> Iterator[str]:
        if inspect.isclass(function) or fact.source:
            return
        possible = self._kinds(function, owner)
        if "awaitable" in possible and fact.returns:
            possible.add("")  # The class says by its own rows that it may be awaited.
        if fact.kind not in possible:
            yield f"{where}: is {_words(possible)}, not {fact.kind or 'plain'}"

    def _kinds(self, function: Any, owner: type | None) -> set[str]:
        """The kinds that the function may rightly be stated to have."""
        if inspect.isclass(function):
            return _kinds_of_class(function)
        flagged = live.flagged_kind(function)
        if flagged in {"context", *_AWAITED}:
            return {flagged}
        annotation = self._types.annotations(live.innermost(function)).get("return")
        if getattr(function, "__name__", "") in {"__aiter__", "__anext__"}:
            return {"async_iterator", "coroutine"}
        return _annotated_kinds(annotation)

    def _twin(self, where: str, fact: Fact, owner: type | None) -> Iterator[str]:
        if not fact.twin:
            return
        if owner is not None and "." not in fact.twin:
            member = inspect.getattr_static(owner, fact.twin, None)
            if member is None:
                yield Missing(f"{where}: twin {fact.twin}: there is no such method")
            elif not self._kinds(live.function_of(member), owner) & _AWAITED:
                yield f"{where}: twin {fact.twin} is not asynchronous"
            elif not fact.twin_offloads and live.only_offloads(owner, where.rpartition(".")[2], fact.twin):
                yield f"{where}: twin {fact.twin} only runs it in a thread, which is not said"
            return
        known = self._knowledge.function(fact.twin)
        if known is None and not _resolves(fact.twin):
            yield Missing(f"{where}: twin {fact.twin} does not resolve")
        elif known is not None and known.kind not in _AWAITED:
            yield f"{where}: twin {fact.twin} is not asynchronous"
        elif known is None and not self._kinds(live.function_of(live.find(fact.twin)), None) & _AWAITED:
            yield f"{where}: twin {fact.twin} is not asynchronous"

    def _parameters(self, where: str, fact: Fact, member: Any, owner: type | None) -> Iterator[str]:
        named = {*fact.parameters, *fact.runs, *(condition.argument for condition in fact.when)}
        named |= {fact.stands_for} if fact.stands_for else set()
        texts = [fact.returns, *(str(condition.changes.get("returns", "")) for condition in fact.when)]
        named.update(name for text in texts for name in _ARGUMENT.findall(text))
        if not named or fact.source:
            return
        names = live.signature_names(live.function_of(member))
        if names is None:
            yield f"{where}: has no signature to check its parameters by, and no source"
            return
        if owner is not None and not isinstance(member, staticmethod):
            names = names[1:]
        positional = [name for name in names if not name.startswith("**")]
        if list(fact.parameters) != [name.lstrip("*") for name in positional[: len(fact.parameters)]]:
            yield f"{where}: its parameters are {', '.join(positional)}, not {', '.join(fact.parameters)}"
        for name in sorted(named - {name.lstrip("*") for name in names}):
            yield Missing(f"{where}: has no parameter {name!r}")

    def _type(self, where: str, text: str, function: Any) -> Iterator[str]:
        for name in names_in(text):
            try:
                found = live.find(name)
            except LookupError as error:
                if self._knowledge.class_(name) is None:
                    yield _missing(error, f"{where}: type {name} does not resolve ({error.args[0]})")
                continue
            if not inspect.isclass(found) and name not in _FACTORIES:
                yield f"{where}: type {name} is not a class"

    def _returned(self, where: str, fact: Fact, function: Any, owner: type | None) -> Iterator[str]:
        if not fact.returns or fact.source or inspect.isclass(function) or fact.kind:
            return
        if where.endswith(("__await__", "__aiter__")):
            return
        annotation = self._types.annotations(live.innermost(function)).get("return")
        if annotation is not None and not _compatible(fact.returns, annotation):
            yield f"{where}: is annotated to return {annotation!r:.80}, not {fact.returns}"

    def _is_current(self, row: Mapping[str, Any]) -> bool:
        """False for a row about other versions than the installed one."""
        is_standard = self._library.name == STANDARD_LIBRARY
        installed = tuple(sys.version_info[:2]) if is_standard else _version(self._library.version)
        since, until = row.get("since"), row.get("until")
        return not (since and installed < _version(since)) and not (until and installed >= _version(until))


def _lazy(where: str, fact: Fact, function: Any) -> Iterator[str]:
    """A line if calling the function is said to wait, but it only makes a generator or a context manager."""
    if fact.blocks in {"", "minor"} or fact.blocks_when == "large" or fact.source:
        return
    if live.is_context_manager_factory(function):
        if fact.blocks_when != "entered":
            yield f"{where}: makes a context manager, so that it blocks when that is entered"
    elif fact.blocks_when != "iterated" and any(map(inspect.isgeneratorfunction, live.unwrapped(function))):
        yield f"{where}: is a generator, so that it blocks when it is iterated"


def _asked_of_nothing(known: LibraryClass) -> Iterator[str]:
    for name, fact in known.methods.items():
        if fact.asks and not known.composed:
            yield f"{known.path}.{name}: asks `{fact.asks}` of its parts, but the class is not composed of any"
        is_made_for = known.constructor is not None and "[" in known.constructor.returns
        if fact.runs_hooks and not is_made_for and not any(place.is_of_model for place in known.hooks.values()):
            yield f"{known.path}.{name}: runs hooks of a model, but the class has none, nor is it made for another"
        question = fact.ready.removeprefix("not ")
        if question and question not in known.methods:
            yield f"{known.path}.{name}: is ready where `{question}` says so, of which there is no row"


def _half_said(known: LibraryClass) -> Iterator[str]:
    offloading = {fact.twin: name for name, fact in known.methods.items() if fact.twin_offloads}
    for name, fact in known.methods.items():
        if fact.twin in offloading and not fact.twin_offloads:
            yield f"{known.path}.{name}: twin {fact.twin} runs in a thread as the row of `{offloading[fact.twin]}` says, not this"


def _impossible(where: str, fact: Fact) -> Iterator[str]:
    """A line for each thing that a row says and that cannot be, whatever the function does."""
    changed = (dataclasses.replace(fact, when=(), **condition.changes) for condition in fact.when)
    reasons = dict.fromkeys(reason for stated in (fact, *changed) for reason in _contradictions(stated))
    yield from (f"{where}: {reason}" for reason in reasons)
    yield from (f"{where}: {c.value!r} is no literal as it is read" for c in fact.when if not _may_be_read(c.value))


def _may_be_read(value: object) -> bool:
    """Whether a call's literal can be this: names are `true` and `false`, numbers are text, strings have no quotes."""
    if not isinstance(value, str):
        return value is None or isinstance(value, bool)
    return value not in {"True", "False", "None"} and not value.startswith(("'", '"'))


def _contradictions(fact: Fact) -> Iterator[str]:
    if fact.blocks_when and not fact.blocks:
        yield f"blocks when {fact.blocks_when}, but it is not said how"
    if fact.blocks_when == "entered" and fact.kind in {"coroutine", "async_iterator", "async_context"}:
        yield f"blocks when entered, but is {fact.kind}: there is nothing to enter with `with`"
    if fact.blocks and fact.kind in {"coroutine", "async_context"} and not fact.fake_async:
        yield f"blocks, but is {fact.kind}, and not said to be asynchronous in name only (`fake_async`)"
    if fact.fake_async and fact.kind not in {"coroutine", "async_iterator", "async_context"}:
        yield "is said to be asynchronous in name only (`fake_async`), but is plain"
    if fact.twin_offloads and not fact.twin:
        yield "is said to have a twin that offloads, but has none"
    if fact.raises_in_loop and (fact.kind or fact.needs_loop):
        yield "is said to raise where a loop runs (`raises_in_loop`), but to belong there"
    if fact.keeps_gil and not fact.blocks:
        yield "keeps the interpreter's lock, but does not block"
    if fact.also and not fact.kind:
        yield "is something else too (`also`), but has no kind"
    yield from _wrong_loops(fact)
    yield from _wrong_kinds(fact)
    yield from _wrong_versions(fact)


def _wrong_loops(fact: Fact) -> Iterator[str]:
    if fact.raises_without_loop and not fact.needs_loop:
        yield "raises without a loop (`raises_without_loop`), but is not said to belong on one (`needs_loop`)"
    if fact.makes_loop and fact.needs_loop:
        yield "gives the thread a loop of its own (`makes_loop`), but is said to need one"
    if fact.nests_loops and fact.raises_in_loop:
        yield "lets loops run inside a running one (`nests_loops`), but raises there"


def _wrong_kinds(fact: Fact) -> Iterator[str]:
    """What only a function of some kind can do: a coroutine asks nothing when it is called, a plain function awaits nothing."""
    for key in ("asks_for_loop", "nests_loops", "tests", "context", "wraps", "decorates"):
        if getattr(fact, key) and fact.kind:
            yield f"does at once what `{key}` says, but is {fact.kind}"
    for key, kinds in _DONE_BY.items():
        if getattr(fact, key) and fact.kind not in kinds:
            yield f"does what `{key}` says, but is {fact.kind or 'plain'}"
    if fact.takes_values and fact.runs:
        yield "only looks at its arguments (`takes_values`), but runs one"
    if fact.reuse and fact.kind == "async_iterator":
        yield "gives something to keep (`reuse`), but is an iterator"


def _wrong_versions(fact: Fact) -> Iterator[str]:
    for key, text in (("since", fact.since), ("until", fact.until)):
        if text and not re.fullmatch(r"\d+(\.\d+)*", text):
            yield f"{key}: {text!r} is no version"
    if fact.since and fact.until and _version(fact.since) >= _version(fact.until):
        yield f"is there since {fact.since}, but only until {fact.until}"


def _absent(optional: Mapping[str, str]) -> Iterator[str]:
    """The patterns of what cannot be imported, since the package that it needs is not installed."""
    return (pattern for pattern, package in optional.items() if importlib.util.find_spec(package) is None)


def _callable_alternatives(alias: Any) -> list[Any]:
    """The alternatives of an alias each of which is a `Callable[...]`; none if it is anything else."""
    alternatives = typing.get_args(alias) if typing.get_origin(alias) in {typing.Union, types.UnionType} else (alias,)
    is_callable = all(typing.get_origin(each) is collections.abc.Callable for each in alternatives)
    return list(alternatives) if is_callable else []


def _annotated_kinds(annotation: Any) -> set[str]:
    origin = typing.get_origin(annotation) or annotation
    if origin in {typing.Union, types.UnionType}:
        return set().union(*map(_annotated_kinds, typing.get_args(annotation)))
    annotated = live.annotated_kind(annotation)
    if annotated:
        return {annotated, "coroutine"} if annotated == "awaitable" else {annotated}
    return _kinds_of_class(origin)


def _kinds_of_class(returned: Any) -> set[str]:
    if not inspect.isclass(returned):
        return {""}
    kinds = {
        kind
        for name, kind in {
            "__await__": "coroutine",
            "__aenter__": "async_context",
            "__aiter__": "async_iterator",
        }.items()
        if hasattr(returned, name)
    }
    if "coroutine" in kinds:
        return kinds | {"awaitable"}
    return kinds | {""}


def _compatible(text: str, annotation: Any) -> bool:
    """False if the row names classes, the annotation is a class, and none of them has to do with it."""
    real = _plain_class(typing.get_origin(annotation) or annotation)
    first = text.partition("[")[0]
    if not inspect.isclass(real) or real in {typing.Any, types.UnionType} or "." not in first or "|" in text:
        return True
    try:
        stated = live.find(first)
    except LookupError:
        return True
    try:
        return not inspect.isclass(stated) or issubclass(stated, real) or issubclass(real, stated)
    except TypeError:  # A protocol that is only for type checkers.
        return True


def _derives(found: type, base: type) -> bool:
    if base in found.__mro__:
        return True
    try:
        return issubclass(found, base)
    except TypeError:  # A protocol that is only for type checkers.
        return False


def _plain_class(found: Any) -> Any:
    """The class that a pydantic model's parametrised class was made of; anything else as it is."""
    return getattr(found, "__pydantic_generic_metadata__", {}).get("origin") or found


def _attribute_annotation(found: type, name: str, types: TypeReader) -> Any:
    member = inspect.getattr_static(found, name, None)
    if isinstance(member, property):
        return types.annotations(member.fget).get("return", object)
    if isinstance(member, functools.cached_property):
        return types.annotations(member.func).get("return", object)
    if member is not None:
        return object
    for base in found.__mro__:
        if name in vars(base).get("__annotations__", {}):
            return types.annotations(base).get(name, object)
    return None


def _is_set_by(found: type, name: str) -> bool:
    """True if a method of the class or of a base assigns to an attribute of that name."""
    return any(name in _assigned(base) for base in found.__mro__)


@functools.cache
def _assigned(found: type) -> frozenset[str]:
    functions = [live.innermost(member) for member in vars(found).values() if live.is_function(member)]
    codes = [function.__code__ for function in functions if hasattr(function, "__code__")]
    return frozenset(
        step.argval for code in codes for step in dis.get_instructions(code) if step.opname == "STORE_ATTR"
    )


def _resolves(path: str) -> bool:
    try:
        live.find(path)
    except LookupError:
        return False
    return True


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def _words(kinds: set[str]) -> str:
    return " or ".join(sorted(kind or "plain" for kind in kinds))
