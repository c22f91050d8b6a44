"""What a library shows to its users: its public modules, and every class and function in them with all its paths."""

from __future__ import annotations

import ast
import contextlib
import functools
import importlib
import inspect
import os
import pkgutil
import sys
import types
import warnings
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from tools.knowledge import live


def walk(modules: Sequence[str], skip: Sequence[str]) -> Iterator[types.ModuleType]:
    """The modules and everything public below them, imported; those that cannot be imported are left out."""
    seen: set[str] = set()
    for name in modules:
        module = _imported(name)
        if module is not None and name not in seen:
            seen.add(name)
            yield module
            yield from _below(module, skip, seen)


def _below(package: types.ModuleType, skip: Sequence[str], seen: set[str]) -> Iterator[types.ModuleType]:
    for info in pkgutil.iter_modules(getattr(package, "__path__", [])):
        name = f"{package.__name__}.{info.name}"
        if name in seen or _is_private(info.name) or any(fnmatchcase(name, pattern) for pattern in skip):
            continue
        seen.add(name)
        module = _imported(name)
        if module is not None:
            yield module
            yield from _below(module, skip, seen)


def _is_private(name: str) -> bool:
    return name.startswith("_") or name in {"tests", "test", "testing", "conftest"}


def _imported(name: str) -> types.ModuleType | None:
    with warnings.catch_warnings(), _kept_outputs():
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module(name)
        except (Exception, SystemExit) as error:  # Optional dependencies, and whatever else a module does on import.
            print(f"{name}: left out, its import fails: {error!r:.100}", file=sys.stderr)
            return None


@contextlib.contextmanager
def _kept_outputs() -> Iterator[None]:
    """Standard output and standard error are what they were, whatever happens inside: a worker's script sends them elsewhere."""
    outputs = (1, 2)
    kept = [os.dup(output) for output in outputs]
    try:
        yield
    finally:
        for output, copy in zip(outputs, kept, strict=True):
            os.dup2(copy, output)
            os.close(copy)


def exported(module: types.ModuleType) -> Iterator[tuple[str, Any]]:
    """The public names of a module that are meant for its users, the plainly meant ones first; see `is_meant`."""
    listed = dict.fromkeys(getattr(module, "__all__", []))
    public = [name for name in dir(module) if not name.startswith("_")]
    for name in dict.fromkeys([*listed, *sorted(_reexported(module)), *public]):
        value = _attribute(module, name)
        if name in listed or _is_at_hand(module, name, value):
            yield name, value


def _attribute(module: types.ModuleType, name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return getattr(module, name)
        except Exception:  # A lazy import that fails, or whatever a module's `__getattr__` does.
            return None


def is_meant(module: types.ModuleType, name: str) -> bool:
    """True unless the module lists its public names and this one is not among them."""
    return name in getattr(module, "__all__", [name]) or name in _reexported(module)


def _is_at_hand(module: types.ModuleType, name: str, value: Any) -> bool:
    """True for what users may import: own names, `import x as x`, and in a package all of its own library."""
    home = str(getattr(value, "__module__", ""))
    same_library = home.partition(".")[0] == module.__name__.partition(".")[0]
    is_package = hasattr(module, "__path__")
    return home == module.__name__ or (is_package and same_library) or name in _reexported(module)


@functools.cache
def _reexported(module: types.ModuleType) -> set[str]:
    try:
        tree = ast.parse(inspect.getsource(module))
    except (OSError, TypeError, SyntaxError):
        return set()
    blocks = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.If))]
    imports = [node for block in blocks for node in block if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in imports for alias in node.names if alias.asname == alias.name}


class Inventory:
    """The classes and functions of one library, found by walking its modules."""

    def __init__(
        self, modules: Sequence[str], skip: Sequence[str], preferred: Iterable[str] = (), package: str = ""
    ) -> None:
        """`preferred`: paths that are canonical, whatever other paths a symbol has. `package`: where everything of this library
        lies, if the top-level package is shared with others."""
        self._preferred = set(preferred)
        self._homes = {package} if package else {name.partition(".")[0] for name in modules}
        self.classes: dict[str, type] = {}
        self.functions: dict[str, Any] = {}
        self.aliases: dict[str, str] = {}
        self.foreign: dict[str, Any] = {}
        self._paths: dict[int, list[str]] = {}
        self._objects: dict[int, Any] = {}
        self._meant: set[str] = set()
        for module in walk(modules, skip):
            for name, value in exported(module):
                self._meet(f"{module.__name__}.{name}", value, skip, is_meant(module, name))
        self._name_all()

    def path_of(self, value: type) -> str:
        """The canonical path of a class: its shortest public one, or where it is defined, if in a class then below that one's."""
        paths = self._paths.get(id(value))
        if paths:
            return paths[0]
        outer, dot, name = f"{value.__module__}.{value.__qualname__}".rpartition(".")
        return f"{self.aliases.get(outer, outer)}{dot}{name}"

    def is_nameable(self, value: type) -> bool:
        """True for a class of this library that a dotted path leads to (no local class, no parametrised model)."""
        return self.is_own(value) and not {"<", "["} & set(value.__qualname__)

    def is_own(self, value: Any) -> bool:
        """True for what is defined in this library."""
        return self.is_own_path(str(getattr(value, "__module__", "")))

    def is_own_path(self, path: str) -> bool:
        """True for a dotted path that lies in this library."""
        return any(path == home or path.startswith(f"{home}.") for home in self._homes)

    def take_in(self, found: type) -> str:
        """Add a class that no public module shows; its path comes back."""
        path = self.path_of(found)
        self.classes.setdefault(path, found)
        return path

    def _meet(self, path: str, value: Any, skip: Sequence[str], meant: bool) -> None:
        if path not in self._preferred and any(fnmatchcase(path, pattern) for pattern in skip):
            return
        if not _is_of_interest(value):
            return
        if not self.is_own(value) and _leads_to(_home(value), value):
            self.foreign[path] = value
            return
        self._objects[id(value)] = value
        if meant:
            self._meant.add(path)
        self._paths.setdefault(id(value), []).append(path)

    def _name_all(self) -> None:
        for key, paths in self._paths.items():
            value = self._objects[key]
            canonical = min(paths, key=functools.partial(self._remoteness, getattr(value, "__name__", "")))
            paths.remove(canonical)
            paths.insert(0, canonical)
            home = _home(value)
            for alias in {*paths[1:], home} - {canonical}:
                if alias != home or _leads_to(home, value):
                    self.aliases[alias] = canonical
            (self.classes if inspect.isclass(value) else self.functions)[canonical] = value

    def _remoteness(self, name: str, path: str) -> tuple[bool, bool, bool, bool, int, int, str]:
        parts = path.split(".")
        is_private = any(part.startswith("_") for part in parts)
        return (
            path not in self._preferred,
            is_private,
            path not in self._meant,
            parts[-1] != name,
            len(parts),
            len(path),
            path,
        )


def _home(value: Any) -> str:
    """Where a class or function says that it is defined."""
    return f"{value.__module__}.{getattr(value, '__qualname__', '')}"


def _leads_to(path: str, value: Any) -> bool:
    try:
        return live.same(live.find(path), value)
    except LookupError:
        return False


def _is_of_interest(value: Any) -> bool:
    if inspect.isclass(value) and not isinstance(value, types.GenericAlias):
        return not issubclass(value, BaseException) and "[" not in value.__qualname__
    return live.is_function(value)
