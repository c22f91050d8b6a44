"""Paths to facts: which files a project has, what an import means in it, and the facts of each file, read when asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fastapi_async_lint import source
from fastapi_async_lint.cache import Cache, Record, Stamp, encoded, stamp_of
from fastapi_async_lint.gate import can_matter
from fastapi_async_lint.model import Anchor, Module, Span
from fastapi_async_lint.source import codec
from fastapi_async_lint.store import digest
from fastapi_async_lint.suppressions import can_speak_of_us

if TYPE_CHECKING:
    import pathspec

MARKERS = ("pyproject.toml", "setup.py", "setup.cfg")
"""A directory that holds one of these is a project's root, unless it is a package (whose `setup.py` is a module)."""

SKIPPED = frozenset(
    ".bzr .direnv .eggs .git .hg .ipynb_checkpoints .mypy_cache .nox .pants.d .pytest_cache .ruff_cache .svn .tox .venv "
    ".vscode __pycache__ __pypackages__ _build buck-out build dist node_modules site-packages venv".split()
)
"""Directories that are never the project's own code (ruff's default `exclude`)."""

NO_FACTS = "unreadable"
"""What stands for the digest of the facts of a file that has none."""

_TEST_PARTS = frozenset({"tests", "test"})
_INSTALLED_PARTS = frozenset({"site-packages", "node_modules", "__pypackages__"})
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
    *folders, name = path.split("/")
    return (
        name.startswith("test_")
        or name.endswith("_test.py")
        or name == "conftest.py"
        or not _TEST_PARTS.isdisjoint(folders)
    )


def is_installed(path: str) -> bool:
    """Whether a file (relative to its project's root) is somebody else's: an editor opens it to read, not to mend."""
    return not _INSTALLED_PARTS.isdisjoint(path.split("/")[:-1])


def is_migration(path: str) -> bool:
    """Whether a file (relative to its project's root) is a database migration: run once, by hand."""
    return not _MIGRATION_PARTS.isdisjoint(path.split("/")[:-1])


class Project:
    """The Python files under one root, as facts. Nothing of it is ever imported or run.

    `overlay` maps paths (relative to the root, with `/`) to texts that take the place of what is on disk, or stand where
    nothing is: an editor's unsaved buffer. A loose project is that of a file which belongs to none: only the packages beside
    it are read, not all that lies below its directory (which may be somebody's home). `like` is another one of the same root
    whose files are listed already.
    """

    def __init__(
        self,
        root: Path,
        overlay: Mapping[str, str] | None = None,
        *,
        is_loose: bool = False,
        cache: Cache | None = None,
        like: Project | None = None,
    ) -> None:
        self.root = root.resolve()
        self.cache = cache
        self.with_tests = False
        """Whether tests are code like any other."""
        self.entry = ""
        """The file of the application, as far as the project names one: code of it, whatever its folders are called."""
        self.named: Collection[str] = ()
        """Files that were asked for by name: they are of the project, although git ignores them, or their folders are skipped."""
        self._is_loose = is_loose
        self._spans: dict[Anchor, Span] = {}
        self._overlay = dict(overlay or {})
        self._modules: dict[str, Module | source.SourceError] = {}
        self._files: tuple[str, ...] | None = None
        self._nested: list[str] = [] if like is None else like._nested
        self._on_disk = None if like is None else like._listed()
        self._records: dict[str, Record] = {}
        self._stamps: dict[str, Stamp] = {}
        self._known = {} if cache is None else cache.records()
        self._resolved: dict[tuple[str, str, int, bool], str | None] = {}
        self._texts: dict[str, str] = {}
        """Texts that were read for their records and are still to be parsed."""
        self._facts: dict[str, str] = {}
        """Facts that were read from the cache and are still to be decoded, by content."""

    def files(self) -> tuple[str, ...]:
        """The project's Python files, relative to the root, sorted."""
        if self._files is None:
            unlisted = {*self.named, self.entry} - self._listed() - {""}
            named = (path for path in unlisted if (self.root / path).is_file())
            self._files = tuple(sorted({*self._listed(), *self._overlay, *named}))
        return self._files

    def _listed(self) -> frozenset[str]:
        if self._on_disk is None:
            self._on_disk = frozenset(_walk(self.root, self._nested, self._is_loose))
        return self._on_disk

    @cached_property
    def _request_paths(self) -> tuple[str, ...]:
        return tuple(path for path in self.files() if self.is_request_path(path))

    def request_paths(self) -> tuple[str, ...]:
        """The files whose code may serve requests."""
        return self._request_paths

    def is_request_path(self, path: str) -> bool:
        """Whether a file's code may serve requests: the application's, and all but tests (unless wanted) and migrations."""
        return path == self.entry or ((self.with_tests or not is_test(path)) and not is_migration(path))

    def file_of(self, module: str) -> str:
        """The file of a module, imported from the root as a server does it, or from `src`; empty if there is none."""
        for folder in (_TOP, "src"):
            for name in (f"{module.replace('.', '/')}.py", f"{module.replace('.', '/')}/__init__.py"):
                path = _joined(folder, name)
                if (self.root / path).is_file() and find_root(self.root / path) == self.root:
                    return path
        return ""

    def nested(self) -> tuple[str, ...]:
        """The directories under the root that are projects of their own, relative to the root, sorted."""
        self.files()
        return tuple(sorted(self._nested))

    def text(self, path: str) -> str:
        """A file's text. Raises `SourceError` when it cannot be read or decoded."""
        return self._overlay[path] if path in self._overlay else source.decode(self._data(path))

    def _data(self, path: str) -> bytes:
        if path in self._overlay:
            return self._overlay[path].encode("utf-8", "surrogatepass")
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            raise source.SourceError(f"cannot be read: {error.strerror or error}") from error

    # --- facts

    def matters(self, path: str) -> bool:
        """Whether a file can have findings at all. Raises `SourceError` when it cannot be read or decoded, or, as far as that is
        known yet, parsed."""
        record = self._record(path)
        if record.matters and record.error is not None:
            raise source.SourceError(*record.error)
        return record.matters

    def has_comments(self, path: str) -> bool:
        """Whether comments in a file may be about this program."""
        return self._record(path).comments

    def module(self, path: str) -> Module:
        """A file's facts. Raises `SourceError` when it cannot be read, decoded or parsed."""
        if path not in self._modules:
            try:
                self._modules[path] = self._module(path)
            except source.SourceError as error:
                self._modules[path] = error
                self._note_error(path, error)
        result = self._modules[path]
        if isinstance(result, source.SourceError):
            raise result
        return result

    def _module(self, path: str) -> Module:
        record = self._record(path)
        if record.error is not None:
            raise source.SourceError(*record.error)
        known = self._kept_facts(record)
        if known is not None:
            return known
        text = self._texts.pop(path, None)
        module = source.facts(self.text(path) if text is None else text)
        if text is not None and self.cache is not None:
            self._note_facts(path, encoded(module))
        return module

    def _kept_facts(self, record: Record) -> Module | None:
        text = self._facts.pop(record.content, None)
        if text is None and self.cache is not None and record.facts:
            text = next((text for _, text in self.cache.facts_texts((record.content,))), None)
        try:
            with source.deep_recursion():
                return None if text is None else codec.decode(text)
        except ValueError:
            return None

    def _note_error(self, path: str, error: source.SourceError) -> None:
        self._records[path] = self._record(path)._replace(error=(error.reason, error.line, error.column))

    def _note_facts(self, path: str, text: str) -> None:
        record = self._records[path]
        self._records[path] = record._replace(facts=digest(text.encode()))
        if self.cache is not None:
            self.cache.keep_facts(record.content, text)

    def survey(self) -> None:
        """Finds out of all request files whether they can be parsed, and the digests of their facts. Only files that are new to
        the cache are parsed, in several processes when that pays."""
        waiting = [path for path in self.request_paths() if self._is_new(self._record(path))]
        if self.cache is not None:
            self._facts.update(self.cache.facts_texts({self._records[path].content for path in waiting}))
        texts: dict[str, str] = {}
        for path in waiting:
            known = self._facts.get(self._records[path].content)
            if known is not None:
                self._records[path] = self._records[path]._replace(facts=digest(known.encode()))
            elif (text := self._text_for(path)) is not None:
                texts[path] = text
        self._parse(texts)

    @staticmethod
    def _is_new(record: Record) -> bool:
        return not record.facts and record.error is None

    def _parse(self, texts: Mapping[str, str]) -> None:
        from fastapi_async_lint.source import workers

        if not workers.pays(texts):
            for path in texts:
                with suppress(source.SourceError):
                    self.module(path)
            return
        for path, answer in workers.parse_all(texts):
            self._texts.pop(path, None)
            if isinstance(answer, source.SourceError):
                self._modules[path] = answer
                self._note_error(path, answer)
            else:
                self._note_facts(path, answer)
                self._facts[self._records[path].content] = answer

    def preload(self) -> None:
        """Takes the facts of all request files out of the cache at once: one by one takes longer."""
        if self.cache is not None:
            contents = {self._record(path).content for path in self.request_paths() if path not in self._modules}
            self._facts.update(self.cache.facts_texts(contents - set(self._facts)))

    def is_at_hand(self, path: str) -> bool:
        """Whether a file's facts need not be found out: they are here, or in the cache."""
        return path in self._modules or bool(self._record(path).facts)

    def _text_for(self, path: str) -> str | None:
        """The text of a file's record; `None` when the file has another by now, or is gone."""
        if path in self._texts:
            return self._texts[path]
        try:
            data = self._data(path)
            return source.decode(data) if digest(data) == self._records[path].content else None
        except source.SourceError:
            return None

    def _record(self, path: str) -> Record:
        """What is known of a file's content, read from the file only when its stamp is not that of the last run."""
        if path not in self._records:
            self._records[path] = self._read_record(path)
        return self._records[path]

    def _read_record(self, path: str) -> Record:
        stamp, known = self._known.get(path, (None, None))
        if path not in self._overlay:
            now = stamp_of(f"{self.root}{os.sep}{path}")
            if now is not None:
                self._stamps[path] = now
            if known is not None and now == stamp:
                return known
        try:
            data = self._data(path)
        except source.SourceError as error:
            self._stamps.pop(path, None)
            return Record("", matters=True, error=(error.reason, error.line, error.column))
        content = digest(data)
        if known is not None and known.content == content:
            return known
        try:
            text = self.text(path) if path in self._overlay else source.decode(data)
        except source.SourceError as error:
            return Record(content, matters=True, error=(error.reason, error.line, error.column))
        self._texts[path] = text
        return Record(content, matters=can_matter(text), comments=can_speak_of_us(text))

    def state(self) -> str:
        """A digest of all that the analysis depends on: which files there are, and the facts of those that serve requests."""
        facts = (self.facts_of(path) for path in self.request_paths())
        lines = [self.settings(), *map(repr, self.files()), *facts, self.tests_state()]
        return digest("\n".join(lines).encode("utf-8", "surrogatepass"))

    def tests_state(self) -> str:
        """A digest of the contents of the other files, tests and migrations: what they call is looked for in their text."""
        wanted = set(self.request_paths())
        contents = [self.content_of(path) for path in self.files() if path not in wanted]
        return digest("\n".join(contents).encode())

    def settings(self) -> str:
        """What decides which files there are, and which of them serve requests, but for the files themselves."""
        return f"{self._is_loose} {self.with_tests} {self.entry!r}"

    def content_of(self, path: str) -> str:
        """A digest of a file's content."""
        return self._record(path).content

    def facts_of(self, path: str) -> str:
        """A digest of a file's facts: the same for texts that differ in layout and comments only."""
        record = self._record(path)
        if self._is_new(record):
            try:
                self._note_facts(path, encoded(self.module(path)))
            except source.SourceError:
                record = self._record(path)
        return self._records[path].facts or NO_FACTS

    def read_beside(self) -> dict[str, str]:
        """The files that were read without being request files (tests that something imports), with their facts' digests."""
        beside = set(self._modules).difference(self.request_paths())
        return {path: self.facts_of(path) for path in sorted(beside) if path in self._file_set}

    def keep(self) -> None:
        """Writes what was found out into the cache."""
        if self.cache is None:
            return
        records = {path: (stamp, self._records[path]) for path, stamp in self._stamps.items()}
        if any(self._known.get(path) != entry for path, entry in records.items()):
            old = {path: entry for path, entry in self._known.items() if path in self._file_set}
            self.cache.keep_records({**old, **records})
        self.cache.flush()

    def locate(self, path: str, anchors: list[Anchor]) -> dict[Anchor, Span]:
        """The positions of places in one file."""
        missing = [anchor for anchor in anchors if anchor not in self._spans]
        if missing:
            self._spans.update(self._located(path, missing))
        return {anchor: self._spans[anchor] for anchor in anchors if anchor in self._spans}

    def locate_in_text(self, path: str, anchors: list[Anchor]) -> tuple[str, dict[Anchor, Span]]:
        """The text that a file has now, and the positions of places in just that text: fixes are made in it. No positions when it
        cannot be read, or has other facts by now."""
        try:
            data = self._data(path)
            text = self._overlay[path] if path in self._overlay else source.decode(data)
            if digest(data) == self._record(path).content:
                return text, self._located(path, anchors, text)
            return text, source.locate(text, anchors, self.module(path))
        except source.SourceError:
            return "", {}

    def _located(self, path: str, anchors: list[Anchor], text: str | None = None) -> dict[Anchor, Span]:
        content = self._record(path).content
        known = {} if self.cache is None else self.cache.spans(content, path)
        missing = [anchor for anchor in anchors if anchor not in known]
        if missing:
            try:
                found = source.locate(self.text(path) if text is None else text, missing, self.module(path))
            except source.SourceError:
                return known  # the file vanished since its facts were read
            known.update(found)
            if self.cache is not None and found:
                self.cache.keep_spans(content, known)
        return known

    # --- imports

    def resolve(self, importer: str, module: str, level: int = 0, *, is_library: bool = False) -> str | None:
        """The file that a module name means when `importer` imports it, or the directory of a namespace package.

        `level` counts the dots of a relative import. `is_library` says that a known library has this name: then only a module
        at the root itself or in its `src` takes its place. `None` when the project has no such module.
        """
        question = (_parent(importer), module, level, is_library)
        if question not in self._resolved:
            self._resolved[question] = self._find(*question)
        return self._resolved[question]

    def _find(self, folder: str, module: str, level: int, is_library: bool) -> str | None:
        path = module.replace(".", "/")
        if level:
            for _ in range(level - 1):
                folder = _parent(folder)
            return self._in(folder, path)
        if is_library:
            own = self._in(_TOP, path) or self._in("src", path)
            return own if own is not None and own.endswith(".py") else None
        for root in self._import_roots(folder, path.partition("/")[0]):
            found = self._in(root, path)
            if found is not None:
                return found
        return None

    def submodule(self, package: str, name: str) -> str | None:
        """The file (or namespace directory) of a package's submodule; `package` as `resolve` gives it."""
        if package.rpartition("/")[2] == "__init__.py":
            return self._in(_parent(package), name)
        return None if package.endswith(".py") else self._in(package, name)

    def _import_roots(self, folder: str, top: str) -> Iterator[str]:
        """Directories that may be on the import path, the likeliest first: those above the importer, then any other."""
        seen = set()
        packages = []
        parent = folder
        while True:
            if _joined(parent, "__init__.py") in self._file_set:
                packages.append(parent)
            else:
                for root in (parent, _joined(parent, "src")):
                    seen.add(root)
                    yield root
            if parent == _TOP:
                break
            parent = _parent(parent)
        others = self._roots_of.get(top, set())
        yield from sorted(others - seen, key=lambda root: (-_common(root, folder), root.count("/"), root))
        yield from packages  # a package whose own directory is put on the path: wrong, and common

    def _in(self, folder: str, path: str) -> str | None:
        """The file that a module is, or the directory that a namespace package is; `path` is the name with slashes."""
        target = _joined(folder, path)
        for candidate in (_joined(target, "__init__.py"), f"{target}.py" if path else ""):
            if candidate in self._file_set:
                return candidate
        return target if target in self._folders else None

    @cached_property
    def _file_set(self) -> frozenset[str]:
        return frozenset(self.files())

    @cached_property
    def _folders(self) -> frozenset[str]:
        found: set[str] = set()
        for file in self.files():
            folder = _parent(file)
            while folder not in found:
                found.add(folder)
                folder = _parent(folder)
        return frozenset(found)

    @cached_property
    def _roots_of(self) -> dict[str, set[str]]:
        """For each top-level name, the directories without `__init__.py` that hold a module or package of that name."""
        roots: dict[str, set[str]] = {}
        for path in (*self.files(), *(folder for folder in self._folders if folder != _TOP)):
            parent = _parent(path)
            if _joined(parent, "__init__.py") not in self._file_set:
                roots.setdefault(path.rpartition("/")[2].removesuffix(".py"), set()).add(parent)
        return roots


_TOP = "."
"""The root, as a folder; others are named relative to it, with slashes."""


def _parent(path: str) -> str:
    return path.rpartition("/")[0] or _TOP


def _joined(folder: str, name: str) -> str:
    if not name:
        return folder
    return name if folder == _TOP else f"{folder}/{name}"


def _common(one: str, other: str) -> int:
    """How many folders two paths begin with in common."""
    count = 0
    for a, b in zip(_parts(one), _parts(other), strict=False):
        if a != b:
            break
        count += 1
    return count


def _parts(folder: str) -> list[str]:
    return [] if folder == _TOP else folder.split("/")


class _Ignoring(NamedTuple):
    """A `.gitignore` file: the folder that it holds for, relative to the root, and where it stands above the root, the way from
    its own folder down to there."""

    prefix: str
    way: str
    spec: pathspec.GitIgnoreSpec


def _walk(root: Path, nested: list[str], is_loose: bool) -> Iterator[str]:
    """The Python files under a root that git would not ignore, without those of projects nested in it (noted in `nested`)."""
    specs = [] if is_loose else list(_ignore_files_above(root))
    pending = [""]
    while pending:
        prefix = pending.pop()
        files, folders = _entries(f"{root}/{prefix}")
        if prefix and "__init__.py" not in files:
            if is_loose:
                continue
            if any(marker in files for marker in MARKERS):
                nested.append(prefix[:-1])
                continue
        specs = [each for each in specs if prefix.startswith(each.prefix)]
        if ".gitignore" in files:
            specs.append(_Ignoring(prefix, "", _ignore_file(root / prefix / ".gitignore")))
        inner = (f"{prefix}{name}/" for name in sorted(folders, reverse=True) if name not in SKIPPED)
        pending += [path for path in inner if not _is_ignored(path, specs)]
        for name in files:
            path = prefix + name
            if name.endswith(".py") and not _is_ignored(path, specs):
                yield path


def _entries(folder: str) -> tuple[set[str], list[str]]:
    """The names of the files and of the folders in a folder; none when it cannot be read. No link to a folder is followed."""
    files, folders = set(), []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # a link to itself
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                elif entry.is_file():
                    files.add(entry.name)
    return files, folders


def _ignore_file(path: Path) -> pathspec.GitIgnoreSpec:
    import pathspec

    try:
        return pathspec.GitIgnoreSpec.from_lines(path.read_text("utf-8", "replace").splitlines())
    except (OSError, ValueError):
        return pathspec.GitIgnoreSpec.from_lines([])


def _ignore_files_above(root: Path) -> Iterator[_Ignoring]:
    """The `.gitignore` files between the top of the repository and a root in it, the upper one first. One that ignores the root
    itself does not count: who lints it all the same wants it linted."""
    parents = [root, *root.parents]
    top = next((number for number, parent in enumerate(parents) if (parent / ".git").exists()), 0)
    for parent in reversed(parents[1 : top + 1]):
        if (parent / ".gitignore").is_file():
            spec, way = _ignore_file(parent / ".gitignore"), f"{root.relative_to(parent).as_posix()}/"
            if not spec.match_file(way):
                yield _Ignoring("", way, spec)


def _is_ignored(path: str, specs: list[_Ignoring]) -> bool:
    """Whether git ignores a path: the deepest file with a pattern that matches decides, and in it the last such pattern."""
    for prefix, way, spec in reversed(specs):
        decision = spec.check_file(way + path[len(prefix) :]).include
        if decision is not None:
            return decision
    return False


def is_standard_library(module: str) -> bool:
    """Whether a dotted name begins with a module of the standard library."""
    return module.split(".", 1)[0] in sys.stdlib_module_names
