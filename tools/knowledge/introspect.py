"""The rows that introspection of an installed library proposes."""

from __future__ import annotations

import ast
import collections.abc
import functools
import inspect
import re
import sys
import textwrap
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from fastapi_async_lint.knowledge import Knowledge, LibraryClass
from tools.knowledge import live
from tools.knowledge.inventory import Inventory, exported
from tools.knowledge.overlay import Overlay, Rows
from tools.knowledge.typetext import TypeReader, TypeText, imported_names, names_in

SPECIAL_METHODS = (
    "__aenter__",
    "__enter__",
    "__aiter__",
    "__iter__",
    "__await__",
    "__call__",
    "__getattr__",
    "__getitem__",
)
PRIVATE_METHODS = frozenset({"model_post_init", "lc_id", "is_lc_serializable", "get_lc_namespace"})
ASYNC_KINDS = frozenset({"coroutine", "async_iterator", "async_context", "awaitable"})


def introspected(overlay: Overlay) -> dict[str, Rows]:
    """Rows by section for what the overlay says to introspect. A library that is not installed gives none."""
    rows: dict[str, Rows] = {"aliases": {}, "functions": {}, "classes": {}, "values": {}}
    options = overlay.generate
    for path in _plain_functions(options.plain):
        rows["functions"][path] = {}
    if options.modules:
        preferred = (*overlay.sections["functions"], *overlay.sections["classes"], *options.classes)
        package = overlay.name if "." in overlay.name else ""
        inventory = Inventory(options.modules, options.skip, preferred, package)
        proposal = _Proposal(inventory, overlay)
        rows["functions"].update(proposal.function_rows())
        rows["classes"].update(proposal.class_rows())
        rows["aliases"].update(proposal.alias_rows({**rows["functions"], **rows["classes"]}))
    return rows


def _plain_functions(modules: tuple[str, ...]) -> Iterator[str]:
    for module in modules:
        found = live.find(module)
        for name, value in exported(found):
            home = str(getattr(value, "__module__", module) or module).lstrip("_")
            if live.is_function(value) and _is_at_home(module, home) and live.flagged_kind(value) != "coroutine":
                yield f"{module}.{name}"


def _is_at_home(module: str, home: str) -> bool:
    return home in {module, "posix", "posixpath", "genericpath", "json.encoder", "json.decoder"} or "." not in home


class _Proposal:
    """The rows of one library, found in two steps: everything known of each class, then what is worth a row."""

    def __init__(self, inventory: Inventory, overlay: Overlay) -> None:
        self._inventory = inventory
        self._overlay = overlay
        self._others = Knowledge()
        self._types = TypeReader(self._path_of, lambda path: _matches(path, overlay.generate.must_await))
        self._facts: dict[str, _ClassFacts] = {}
        self._wanted: set[str] = set()
        self._active: dict[str, bool] = {}
        named = (*overlay.sections["classes"], *overlay.generate.classes)
        self._named = {inventory.aliases.get(path, path) for path in named}
        self._read_classes()
        self._choose()

    def _path_of(self, found: type) -> str:
        if self._inventory.is_own(found):
            return self._inventory.take_in(found) if self._inventory.is_nameable(found) else ""
        path = f"{found.__module__}.{found.__qualname__}"
        return self._others.canonical(path) if self._others.class_(path) else ""

    # --- reading --------------------------------------------------------------------------------------------------

    def _read_classes(self) -> None:
        waiting = list(self._inventory.classes)
        while waiting:
            for path in waiting:
                found = self._inventory.classes[path]
                self._facts[path] = _ClassFacts(found, self._types, self._kind_of_block(path), self._counterpart(found))
                for base in found.__mro__[1:]:
                    self._path_of(base)
            waiting = [path for path in self._inventory.classes if path not in self._facts]

    def _kind_of_block(self, path: str) -> str:
        blocks = self._overlay.generate.blocks
        return next((kind for pattern, kind in blocks.items() if fnmatchcase(path, pattern)), "")

    def _counterpart(self, found: type) -> tuple[str, type] | None:
        """The class that does the same asynchronously, and its path."""
        own = counterpart_names(found.__name__)
        homes = {found.__module__: own - {found.__name__}}
        shown = self._inventory.path_of(found).rpartition(".")[0]
        for part, other in self._overlay.generate.counterparts.items():
            homes.update({home.replace(part, other): own for home in (shown, found.__module__) if part in home})
        for module, names in homes.items():
            for name in sorted(names, reverse=True):
                other_class = getattr(sys.modules.get(module), name, None)
                if inspect.isclass(other_class) and other_class is not found and self._inventory.is_own(other_class):
                    return self._path_of(other_class), other_class
        return None

    # --- choosing ---------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._wanted = {path for path, facts in self._facts.items() if self._is_seed(path, facts)}
        while found := {path for path in self._facts if path not in self._wanted and self._leads(path)}:
            self._wanted |= found
        for path in sorted(self._wanted):
            self._want_bases(self._inventory.classes[path])

    def _is_seed(self, path: str, facts: _ClassFacts) -> bool:
        return self._is_named(path) or (facts.is_interesting and not self._is_skipped(path))

    def _is_named(self, path: str) -> bool:
        return path in self._named

    def _leads(self, path: str) -> bool:
        if self._is_skipped(path):
            return False
        found = self._inventory.classes[path]
        bases = {self._path_of(base) for base in found.__mro__[1:]} - set(self._overlay.generate.leaves)
        return any(map(self._is_wanted, bases)) or self._facts[path].leads(self._is_wanted)

    def _want_bases(self, found: type) -> None:
        for base in found.__mro__[1:]:
            path = self._path_of(base)
            if path in self._overlay.generate.leaves or self._is_skipped(path):
                continue
            if path in self._facts and self._facts[path].has_rows(self._is_wanted):
                self._wanted.add(path)

    def _is_wanted(self, path: str) -> bool:
        if path in self._wanted:
            return True
        is_foreign = "." in path and not self._is_own_path(path) and not path.startswith("builtins.")
        return is_foreign and self._is_active(path)

    def _is_active(self, path: str) -> bool:
        """True if a class of another library says something, or leads to one that does, as what builds a query."""
        if path not in self._active:
            self._active[path] = False  # what it leads to may lead back
            line = self._others.line(path)
            self._active[path] = any(map(_says_something, line)) or any(
                self._is_active(self._others.canonical(name)) for known in line for name in _led_to(known)
            )
        return self._active[path]

    def _is_own_path(self, path: str) -> bool:
        return self._inventory.is_own_path(path)

    # --- writing ----------------------------------------------------------------------------------------------------

    def class_rows(self) -> Rows:
        rows: Rows = {}
        for path in sorted(self._wanted):
            if path in self._facts:
                row = self._facts[path].row(self._is_wanted, self._bases(self._inventory.classes[path]))
                if row or self._is_named(path):
                    rows[path] = row
        return rows

    def _bases(self, found: type) -> list[str]:
        bases: list[str] = []
        for base in found.__bases__:
            path = self._path_of(base)
            nearest = [path] if self._is_wanted(path) else self._bases(base)
            bases.extend(item for item in nearest if item not in bases)
        return bases

    def function_rows(self) -> Rows:
        rows: Rows = {}
        for path, function in sorted(self._inventory.functions.items()):
            row = self._function_row(path, function)
            if row:
                rows[path] = row
        return rows

    def _function_row(self, path: str, function: Any) -> Rows:
        row = _Callable(function, None, self._types).row(self._is_wanted)
        name = path.rpartition(".")[2]
        module = path.rpartition(".")[0]
        for twin in (f"{module}.a{name}", f"{module}.async_{name}", f"{module}.{name}_async"):
            found = self._inventory.functions.get(twin)
            if "kind" not in row and found and live.flagged_kind(found) in {"coroutine", "async_iterator"}:
                row |= {"twin": twin} | _blocking(self._kind_of_block(path), _blocks_when(function, None))
        return row

    def alias_rows(self, rows: Mapping[str, Any]) -> dict[str, str]:
        aliases = {alias: path for alias, path in self._inventory.aliases.items() if path in rows}
        for path, value in self._inventory.foreign.items():
            home = f"{value.__module__}.{getattr(value, '__qualname__', '')}"
            if self._others.class_(home) or self._others.function(home) is not None:
                target = self._others.canonical(home)
                if not self._inventory.is_own_path(target):
                    aliases[path] = target
        return aliases

    def _is_skipped(self, path: str) -> bool:
        options = self._overlay.generate
        if self._is_named(path):
            return False
        return _matches(path, options.skip) or not _matches(path, options.only)


def counterpart_names(name: str) -> set[str]:
    """What the class that does the same as `name` asynchronously may be called: `AsyncClient`, `ThingAsyncClient`, ..."""
    bare = name.removeprefix("Sync")
    before_last_word = re.sub(r"(?=[A-Z][a-z]+$)", "Async", name, count=1)
    return {f"Async{name}", f"{name}Async", before_last_word, bare, f"Async{bare}"}


class _ClassFacts:
    """What one class itself states."""

    def __init__(self, found: type, types: TypeReader, blocks: str, counterpart: tuple[str, type] | None) -> None:
        self._found = found
        self._types = types
        self._blocks = blocks
        self._counterpart = counterpart
        self._methods = dict(self._own_methods())
        self._attributes = dict(self._own_attributes())
        self._is_async = any(gives_async(member, found, self._types) for member in _members(found).values())

    @property
    def is_interesting(self) -> bool:
        """True if something about the class is asynchronous, or blocks where its counterpart does not."""
        return any(method.is_async or self._twin(name) for name, method in self._methods.items())

    def leads(self, wanted: Callable[[str], bool]) -> bool:
        """True if an attribute or what a method returns is a wanted class."""
        return any(text.leads(wanted) for text in self._attributes.values()) or any(
            method.leads(wanted) for method in self._methods.values()
        )

    def has_rows(self, wanted: Callable[[str], bool]) -> bool:
        """True if the class's row would state something of its own."""
        row = self.row(wanted, [])
        return any(row.get(key) for key in ("methods", "attributes"))

    def row(self, wanted: Callable[[str], bool], bases: list[str]) -> Rows:
        """The class's row."""
        methods = {}
        for name, method in self._methods.items():
            row = method.row(wanted)
            if not method.is_async:
                row |= self._pairing(name)
            if row or (self._is_async and not self._waits and not name.startswith("__")):
                methods[name] = row
        attributes = {name: str(text.kept(wanted)) for name, text in self._attributes.items()}
        found: Rows = {"bases": bases, "methods": methods}
        found["attributes"] = {name: text for name, text in attributes.items() if text}
        return {key: value for key, value in found.items() if value}

    @functools.cached_property
    def _waits(self) -> bool:
        """True if a sync method, own or inherited, has a twin: another one may wait too then, and nothing is said of it."""
        return any(
            self._twin(name)
            for name, member in _members(self._found).items()
            if not name.startswith("_") and not gives_async(member, self._found, self._types)
        )

    def _pairing(self, name: str) -> Rows:
        twin = self._twin(name)
        if not twin:
            return {}
        kind = "" if name == "close" else self._blocks
        offloads = "." not in twin and live.only_offloads(self._found, name, twin)
        row: Rows = {"twin": twin, "twin_offloads": True} if offloads else {"twin": twin}
        return row | _blocking(kind, self._methods[name].blocks_when or self._when_of_counterpart(name))

    def _when_of_counterpart(self, name: str) -> str:
        """`entered` or `iterated`, if the async counterpart gives an async context manager, or iterator for this iterator."""
        if self._counterpart is None:
            return ""
        member = _members(self._counterpart[1]).get(name)
        if member is None or not live.is_function(member):
            return ""
        twin = _Callable(live.function_of(member), self._counterpart[1], self._types)
        kind = twin.row(lambda _: True).get("kind")
        if kind == "async_iterator" and self._methods[name].gives_iterator:
            return "iterated"
        return "entered" if kind == "async_context" else ""

    def _twin(self, name: str) -> str:
        members = _members(self._found)
        for twin in (f"a{name}", f"a_{name}", f"{name}_async", f"async_{name}"):
            if twin in members and gives_async(members[twin], self._found, self._types):
                return twin
        if self._counterpart and name not in SPECIAL_METHODS:
            path, other = self._counterpart
            member = _members(other).get(name)
            if member is not None and gives_async(member, other, self._types):
                return f"{path}.{name}"
        return ""

    def _own_methods(self) -> Iterator[tuple[str, _Callable]]:
        validators = _validators(self._found)
        for name, member in vars(self._found).items():
            if _is_public(name) and live.is_function(member) and name not in validators:
                yield name, _Callable(live.function_of(member), self._found, self._types)

    def _own_attributes(self) -> Iterator[tuple[str, TypeText]]:
        own = vars(self._found).get("__annotations__", {})
        annotations = self._types.annotations(self._found) if own else {}
        for name in own:
            if name in annotations and not name.startswith("_"):
                yield name, self._types.text(annotations[name], self._found)
        for name, member in vars(self._found).items():
            getter = _getter(member)
            if getter is not None and not name.startswith("_"):
                annotation = self._types.annotations(getter).get("return", _made_when_asked(getter))
                if annotation is not None:
                    yield name, self._types.text(annotation, self._found)
        for name, made in _made_in_init(self._found):
            yield name, self._types.text(made, self._found)


def gives_async(member: Any, owner: type | None, types: TypeReader) -> bool:
    """True for a function or method that gives something to await, or to iterate or enter asynchronously."""
    if not live.is_function(member):
        return False
    function = live.function_of(member)
    return live.flagged_kind(function) in ASYNC_KINDS or _Callable(function, owner, types).is_async


class _Callable:
    """What one function or method states."""

    def __init__(self, function: Any, owner: type | None, types: TypeReader) -> None:
        self._function = function
        self._owner = owner
        self._types = types
        annotations = types.annotations(live.innermost(function))
        self._kind, self._also, self._returns = self._result(function, annotations.get("return"))
        if self._is_special("__enter__", "__aenter__") and "return" not in annotations and _returns_self(function):
            self._returns = TypeText("self")
        self.blocks_when = _blocks_when(function, annotations.get("return"))
        self.gives_iterator = _is_iterator(annotations.get("return"))
        self._when = list(self._overloads())
        if self._when:
            self._kind, self._also, self._returns = self._when.pop(0)[1]

    @property
    def is_async(self) -> bool:
        """True if calling it gives something to await, iterate or enter asynchronously."""
        return self._kind in ASYNC_KINDS or self._is_special("__await__")

    def leads(self, wanted: Callable[[str], bool]) -> bool:
        """True if it returns a wanted class."""
        return self._returns.leads(wanted)

    def row(self, wanted: Callable[[str], bool]) -> Rows:
        """The row, with the returned type only where it leads to a wanted class."""
        row = self._result_row(wanted, self._kind, self._also, self._returns)
        when = [
            {"argument": argument, "is": value} | changed
            for (argument, value), result in self._when
            if (changed := _changes(row, self._result_row(wanted, *result)))
        ]
        return row | ({"when": when} if when else {})

    def _result_row(self, wanted: Callable[[str], bool], kind: str, also: tuple[str, ...], returns: TypeText) -> Rows:
        row: Rows = {"kind": kind} if kind in {"context", *ASYNC_KINDS} else {}
        if also:
            row["also"] = list(also)
        text = str(returns.kept(lambda name: name == "self" or wanted(name)))
        if text and (text != "self" or not self._is_special("__iter__", "__await__")):
            row["returns"] = text
        return row

    def _is_special(self, *names: str) -> bool:
        return getattr(self._function, "__name__", "") in names

    def _result(self, function: Any, annotation: Any) -> tuple[str, tuple[str, ...], TypeText]:
        kind = live.flagged_kind(function)
        if kind == "coroutine":
            return kind, (), self._types.text(annotation, self._owner)
        if kind in {"async_iterator", "async_context", "context"}:
            return kind, (), self._item(annotation)
        if annotated := live.annotated_kind(annotation):
            return annotated, (), self._item(annotation, last=annotated == "coroutine")
        return self._by_returned_class(annotation)

    def _item(self, annotation: Any, last: bool = False) -> TypeText:
        arguments = typing.get_args(annotation)
        if not arguments:
            return TypeText("")
        return self._types.text(arguments[-1 if last else 0], self._owner)

    def _by_returned_class(self, annotation: Any) -> tuple[str, tuple[str, ...], TypeText]:
        text = self._types.text(annotation, self._owner) if annotation is not None else TypeText("")
        if self._is_special("__aiter__"):
            return "async_iterator", (), self._item(annotation)
        if self._is_special("__await__"):
            return "", (), self._item(annotation, last=True)
        returned = typing.get_origin(annotation) or annotation
        if not inspect.isclass(returned) or returned is self._owner:
            return "", (), text
        return self._by_protocols(returned, text)

    def _by_protocols(self, returned: type, text: TypeText) -> tuple[str, tuple[str, ...], TypeText]:
        entered = self._special_result(returned, "__aenter__", text)
        awaited = self._special_result(returned, "__await__", text)
        iterated = self._special_result(returned, "__aiter__", text)
        if awaited is not None:
            further = {"async_context": entered, "async_iterator": iterated}
            if not self._types.must_await(returned) and text.name:
                return "", (), text
            kind = "coroutine" if self._types.must_await(returned) else "awaitable"
            return kind, tuple(word for word, result in further.items() if result is not None), awaited
        if entered is not None and str(entered) not in {str(text), "None"}:
            return "async_context", (), entered
        if iterated is not None and entered is None and not text.name:
            return "async_iterator", (), iterated
        return "", (), text

    def _special_result(self, returned: type, name: str, receiver: TypeText) -> TypeText | None:
        method = getattr(returned, name, None)
        if method is None or not live.is_function(method):
            return None
        annotation = self._types.annotations(method).get("return")
        if annotation is None:
            return receiver if name == "__aenter__" else TypeText("")
        if name in {"__await__", "__aiter__"}:
            arguments = typing.get_args(annotation)
            annotation = arguments[-1] if arguments else typing.Any
        return self._types.text(annotation, returned).seen_from(receiver)

    def _overloads(self) -> Iterator[tuple[tuple[str, object], tuple[str, tuple[str, ...], TypeText]]]:
        function = live.innermost(self._function)
        try:
            overloads = typing.get_overloads(function)
        except AttributeError:
            return
        for position, overload in enumerate(overloads):
            annotations = self._types.annotations(overload)
            literals = [
                (name, value) for name, part in annotations.items() if (value := _single_literal(part)) is not None
            ]
            if position == 0 and literals:
                return
            if position == 0 or len(literals) == 1:
                yield (literals or [("", None)])[0], self._overload_result(overload, annotations.get("return"))

    def _overload_result(self, overload: Any, annotation: Any) -> tuple[str, tuple[str, ...], TypeText]:
        real = live.flagged_kind(self._function)
        if real == "coroutine":
            return real, (), self._types.text(annotation, self._owner)
        return self._result(overload, annotation)


def _returns_self(function: Any) -> bool:
    try:
        returns = re.findall(r"return\b *(.*)", inspect.getsource(function))
    except (OSError, TypeError):
        return False
    return set(returns) == {"self"}


def _changes(row: Rows, other: Rows) -> Rows:
    """What of `other` differs from `row`; a key that is only in `row` is emptied."""
    changed = {key: value for key, value in other.items() if row.get(key) != value}
    return changed | {key: type(row[key])() for key in row if key not in other}


def _single_literal(annotation: Any) -> object | None:
    if typing.get_origin(annotation) is typing.Literal:
        values = typing.get_args(annotation)
        return values[0] if len(values) == 1 else None
    return None


def _says_something(known: LibraryClass) -> bool:
    """False for a class of values (`datetime`, `re.Pattern`): nothing of it waits, unless for large input."""
    facts = [*known.methods.values(), *([known.constructor] if known.constructor else [])]
    waits = any(fact.kind or fact.runs or (fact.blocks and fact.blocks_when != "large") for fact in facts)
    takes_values = any(fact.takes_values for fact in known.methods.values())
    return waits or takes_values or known.dynamic or bool(known.hooks)


def _led_to(known: LibraryClass) -> Iterator[str]:
    """The classes that a class leads to, by an attribute or by what a method gives."""
    for text in (*known.attributes.values(), *(fact.returns for fact in known.methods.values())):
        yield from names_in(text)


def _blocking(kind: str, when: str) -> Rows:
    if not kind:
        return {}
    return {"blocks": kind, "blocks_when": when} if when else {"blocks": kind}


def _blocks_when(function: Any, annotation: Any) -> str:
    if live.is_context_manager_factory(function):
        return "entered"
    origin = typing.get_origin(annotation) or annotation
    iterators = {collections.abc.Iterator, collections.abc.Generator}
    if any(map(inspect.isgeneratorfunction, live.unwrapped(function))) or any(origin is item for item in iterators):
        return "iterated"
    return ""


def _is_iterator(annotation: Any) -> bool:
    """True for `Iterable`, and for a class whose instances are iterators, such as pages of a list; not for containers."""
    returned = typing.get_origin(annotation) or annotation
    return returned is collections.abc.Iterable or (
        inspect.isclass(returned) and issubclass(returned, collections.abc.Iterator)
    )


def _matches(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _is_public(name: str) -> bool:
    return name in SPECIAL_METHODS or not (name.startswith("_") or name in PRIVATE_METHODS)


def _validators(found: type) -> set[str]:
    """The methods of a pydantic model that only pydantic calls."""
    decorators = vars(found).get("__pydantic_decorators__")
    kinds = (
        "validators",
        "field_validators",
        "root_validators",
        "model_validators",
        "field_serializers",
        "model_serializers",
    )
    return {name for kind in kinds for name in getattr(decorators, kind, {})}


def _members(found: type) -> dict[str, Any]:
    return {name: member for base in reversed(found.__mro__) for name, member in vars(base).items()}


def _made_in_init(found: type) -> Iterator[tuple[str, type]]:
    """Public attributes that `__init__` sets once, to an instance that it makes there: name and class."""
    init = vars(found).get("__init__")
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(init))) if init else ast.Module([], [])
    except (OSError, TypeError, SyntaxError):
        return
    made: dict[str, list[Any]] = {}
    for node in ast.walk(tree):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(node, ast.Assign) and isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self":
            called = node.value.func if isinstance(node.value, ast.Call) else None
            name = called.id if isinstance(called, ast.Name) else ""
            made.setdefault(target.attr, []).append(getattr(init, "__globals__", {}).get(name))
    for name, classes in made.items():
        if not name.startswith("_") and len(classes) == 1 and inspect.isclass(classes[0]):
            yield name, classes[0]


def _made_when_asked(getter: Any) -> Any:
    """The class that a property without an annotation imports and makes an instance of when it is first asked for; or None."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(getter)))
    except (OSError, TypeError, SyntaxError):
        return None
    returned = {ast.unparse(node.value) for node in ast.walk(tree) if isinstance(node, ast.Return) and node.value}
    made = {
        ast.unparse(node.value.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.targets[0]) in returned
    }
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    paths = {name: path for node in imports for name, path in imported_names(inspect.getmodule(getter), node).items()}
    return _class_at(paths.get(next(iter(made)), "")) if len(returned) == len(made) == 1 else None


def _class_at(path: str) -> type | None:
    try:
        found = live.find(path)
    except LookupError:
        return None
    return found if inspect.isclass(found) else None


def _getter(member: Any) -> Any:
    if isinstance(member, property):
        return member.fget
    if isinstance(member, functools.cached_property):
        return member.func
    return None
