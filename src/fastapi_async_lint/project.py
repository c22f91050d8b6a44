"""Paths to facts: which files a project has, what an import means in it, and the facts of each file, read when asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

import pathspec

from fastapi_async_lint import source
from fastapi_async_lint.model import Anchor, Module, Span

MARKERS = ("pyproject.toml", "setup.py", "setup.cfg")
"""A directory that holds one of these is a project's root, unless it is a package (whose `setup.py` is a module)."""

SKIPPED = frozenset(
    ".bzr .direnv .eggs .git .hg .ipynb_checkpoints .mypy_cache .nox .pants.d .pytest_cache .ruff_cache .svn .tox .venv "
    ".vscode __pycache__ __pypackages__ _build buck-out build dist node_modules site-packages venv".split()
)
"""Directories that are never the project's own code (ruff's default `exclude`)."""

_TEST_PARTS = frozenset({"tests", "test"})
_MIGRATION_PARTS = frozenset({"migrations", "alembic"})


def find_root(path: Path) -> Path:
    """The root of the project that a file or directory belongs to: the nearest directory upwards with a marker file,
    else with `.git`, else the directory that holds the outermost package."""
    directory = path if path.is_dir() else path.parent
    parents = [directory, *directory.parents]
    for parent in parents:
        if any((parent / marker).is_file() for marker in MARKERS) and not (parent / "__init__.py").is_file():
            return parent
    for parent in parents:
        if (parent / ".git").exists():
            return parent
    while (directory / "__init__.py").is_file() and directory.parent != directory:
        directory = directory.parent
    return directory


def has_marker(root: Path) -> bool:
    """Whether something says that a directory is a project's root."""
    return any((root / marker).exists() for marker in (*MARKERS, ".git"))


def is_test(path: str) -> bool:
    """Whether a file (relative to its project's root) is a test, by pytest's and common naming."""
    pure = PurePosixPath(path)
    return (
        not _TEST_PARTS.isdisjoint(pure.parts[:-1])
        or pure.name.startswith("test_")
        or pure.name.endswith("_test.py")
        or pure.name == "conftest.py"
    )


def is_migration(path: str) -> bool:
    """Whether a file (relative to its project's root) is a database migration: run once, by hand."""
    return not _MIGRATION_PARTS.isdisjoint(PurePosixPath(path).parts[:-1])


class Project:
    """The Python files under one root, as facts. Nothing of it is ever imported or run.

    `overlay` maps paths (relative to the root, with `/`) to texts that take the place of what is on disk, or stand where
    nothing is: an editor's unsaved buffer. A loose project is that of a file which belongs to none: only the packages beside
    it are read, not all that lies below its directory (which may be somebody's home).
    """

    def __init__(self, root: Path, overlay: Mapping[str, str] | None = None, *, is_loose: bool = False) -> None:
        self.root = root.resolve()
        self.with_tests = False
        """Whether tests are code like any other."""
        self._is_loose = is_loose
        self._spans: dict[Anchor, Span] = {}
        self._overlay = dict(overlay or {})
        self._modules: dict[str, Module | source.SourceError] = {}
        self._files: tuple[str, ...] | None = None
        self._nested: list[str] = []

    def files(self) -> tuple[str, ...]:
        """The project's Python files, relative to the root, sorted."""
        if self._files is None:
            self._files = tuple(sorted({*_walk(self.root, self._nested, self._is_loose), *self._overlay}))
        return self._files

    def request_paths(self) -> list[str]:
        """The files whose code may serve requests: all but tests (unless they are wanted) and migrations."""
        return [path for path in self.files() if (self.with_tests or not is_test(path)) and not is_migration(path)]

    def nested(self) -> tuple[str, ...]:
        """The directories under the root that are projects of their own, relative to the root, sorted."""
        self.files()
        return tuple(sorted(self._nested))

    def text(self, path: str) -> str:
        """A file's text. Raises `SourceError` when it cannot be read or decoded."""
        if path in self._overlay:
            return self._overlay[path]
        try:
            return source.decode((self.root / path).read_bytes())
        except OSError as error:
            raise source.SourceError(f"cannot be read: {error.strerror or error}") from error

    def module(self, path: str) -> Module:
        """A file's facts. Raises `SourceError` when it cannot be read, decoded or parsed."""
        if path not in self._modules:
            try:
                self._modules[path] = source.facts(self.text(path))
            except source.SourceError as error:
                self._modules[path] = error
        result = self._modules[path]
        if isinstance(result, source.SourceError):
            raise result
        return result

    def locate(self, path: str, anchors: list[Anchor]) -> dict[Anchor, Span]:
        """The positions of places in one file."""
        missing = [anchor for anchor in anchors if anchor not in self._spans]
        if missing:
            try:
                self._spans.update(source.locate(self.text(path), missing, self.module(path)))
            except source.SourceError:
                return {}  # the file vanished since its facts were read
        return {anchor: self._spans[anchor] for anchor in anchors if anchor in self._spans}

    # --- imports

    def resolve(self, importer: str, module: str, level: int = 0, *, is_library: bool = False) -> str | None:
        """The file that a module name means when `importer` imports it, or the directory of a namespace package.

        `level` counts the dots of a relative import. `is_library` says that a known library has this name: then only a module
        at the root itself or in its `src` takes its place. `None` when the project has no such module.
        """
        parts = tuple(module.split(".")) if module else ()
        folder = PurePosixPath(importer).parent
        if level:
            for _ in range(level - 1):
                folder = folder.parent
            return self._in(folder, parts)
        if is_library:
            own = self._in(PurePosixPath(), parts) or self._in(PurePosixPath("src"), parts)
            return own if own is not None and own.endswith(".py") else None
        for root in self._import_roots(folder, parts[0]):
            found = self._in(root, parts)
            if found is not None:
                return found
        return None

    def submodule(self, package: str, name: str) -> str | None:
        """The file (or namespace directory) of a package's submodule; `package` as `resolve` gives it."""
        folder = PurePosixPath(package)
        if folder.name == "__init__.py":
            folder = folder.parent
        elif package.endswith(".py"):
            return None
        return self._in(folder, (name,))

    def _import_roots(self, folder: PurePosixPath, top: str) -> Iterator[PurePosixPath]:
        """Directories that may be on the import path, the likeliest first: those above the importer, then any other."""
        seen = set()
        packages = []
        for parent in (folder, *folder.parents):
            if str(parent / "__init__.py") in self._file_set():
                packages.append(parent)
                continue
            for root in (parent, parent / "src"):
                seen.add(root)
                yield root
        others = self._roots_of().get(top, set())
        yield from sorted(others - seen, key=lambda root: (-_common(root, folder), len(root.parts), str(root)))
        yield from packages  # a package whose own directory is put on the path: wrong, and common

    def _in(self, folder: PurePosixPath, parts: tuple[str, ...]) -> str | None:
        target = folder.joinpath(*parts)
        candidates = [str(target / "__init__.py"), *([f"{target}.py"] if parts else [])]
        for candidate in candidates:
            if candidate in self._file_set():
                return candidate
        return str(target) if str(target) in self._folders() else None

    @lru_cache(maxsize=1)  # noqa: B019 - one project lives as long as its run
    def _file_set(self) -> frozenset[str]:
        return frozenset(self.files())

    @lru_cache(maxsize=1)  # noqa: B019
    def _folders(self) -> frozenset[str]:
        return frozenset(str(parent) for file in self.files() for parent in PurePosixPath(file).parents)

    @lru_cache(maxsize=1)  # noqa: B019
    def _roots_of(self) -> dict[str, set[PurePosixPath]]:
        """For each top-level name, the directories without `__init__.py` that hold a module or package of that name."""
        roots: dict[str, set[PurePosixPath]] = {}
        for file in self.files():
            path = PurePosixPath(file)
            for child in (path, *path.parents[:-1]):
                parent = child.parent
                if str(parent / "__init__.py") not in self._file_set():
                    roots.setdefault(child.stem if child is path else child.name, set()).add(parent)
        return roots


def _common(one: PurePosixPath, other: PurePosixPath) -> int:
    count = 0
    for a, b in zip(one.parts, other.parts, strict=False):
        if a != b:
            break
        count += 1
    return count


def _walk(root: Path, nested: list[str], is_loose: bool) -> Iterator[str]:
    """The Python files under a root that git would not ignore, without those of projects nested in it (noted in `nested`)."""
    specs: list[tuple[str, pathspec.GitIgnoreSpec]] = []
    for folder, folders, files in os.walk(root):
        here = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if here == "." else f"{here}/"
        if prefix and is_loose and "__init__.py" not in files:
            folders.clear()
            continue
        if prefix and "__init__.py" not in files and any(marker in files for marker in MARKERS):
            folders.clear()
            nested.append(here)
            continue
        if ".gitignore" in files:
            specs.append((prefix, _ignore_file(Path(folder, ".gitignore"))))
        folders[:] = sorted(
            name for name in folders if name not in SKIPPED and not _is_ignored(f"{prefix}{name}/", specs)
        )
        for name in files:
            path = prefix + name
            if name.endswith(".py") and not _is_ignored(path, specs) and Path(folder, name).is_file():
                yield path


def _ignore_file(path: Path) -> pathspec.GitIgnoreSpec:
    try:
        return pathspec.GitIgnoreSpec.from_lines(path.read_text("utf-8", "replace").splitlines())
    except (OSError, ValueError):
        return pathspec.GitIgnoreSpec.from_lines([])


def _is_ignored(path: str, specs: list[tuple[str, pathspec.GitIgnoreSpec]]) -> bool:
    """Whether git ignores a path: the deepest file with a pattern that matches decides, and in it the last such pattern."""
    for prefix, spec in reversed(specs):
        if path.startswith(prefix):
            decision = spec.check_file(path[len(prefix) :]).include
            if decision is not None:
                return decision
    return False


def is_standard_library(module: str) -> bool:
    """Whether a dotted name begins with a module of the standard library."""
    return module.split(".", 1)[0] in sys.stdlib_module_names
