"""The configuration: `[tool.fastapi-async-lint]` of the `pyproject.toml` at a project's root, checked and frozen.

`config_schema` says which keys there are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi_async_lint.config_schema import CONFIDENCES, PROPERTIES, problem
from fastapi_async_lint.model import Confidence, Level

if TYPE_CHECKING:
    import pathspec

FILE = "pyproject.toml"
SECTION = "fastapi-async-lint"
SERVER = "fastapi"
"""The table of FastAPI's own command line: its `entrypoint`, `module:attribute`, is what it imports and serves."""
KNOWLEDGE = "knowledge"
EVERYTHING = "ALL"

_CODE = re.compile(r"[A-Za-z]{1,3}[0-9]{0,3}")


class ConfigError(Exception):
    """A configuration that cannot be used: its file (`None`: the command line), and why in one line."""

    def __init__(self, reason: str, path: Path | None = None) -> None:
        super().__init__(reason if path is None else f"{path}: {reason}")
        self.reason = reason
        self.path = path


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules one source of configuration turns on and off, by code, prefix of a code, name, or `ALL`.

    `select` is `None` where it does not say which rules to begin with.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()

    def decide(self, code: str, name: str, before: bool) -> bool:
        """Whether a rule is on, given what it was `before`: the more specific selector wins, `ignore` on a tie."""
        turned_on = _specificity((*(self.select or ()), *self.extend_select), code, name)
        turned_off = _specificity(self.ignore, code, name)
        if max(turned_on, turned_off) < 0:
            return before and self.select is None
        return turned_on > turned_off

    def selectors(self) -> dict[str, tuple[str, ...]]:
        """Every list of selectors, by its key."""
        return {"select": self.select or (), "ignore": self.ignore, "extend-select": self.extend_select}


@dataclass(frozen=True)
class OwnRows:
    """The rows that a project states itself, in the schema of the data about libraries; the file of each; all the files."""

    rows: Mapping[str, Any] = field(default_factory=dict)
    origins: Mapping[str, Path] = field(default_factory=dict)
    files: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Config:
    """How a project is linted. `selections` apply in order: the project's file, then the command line."""

    selections: tuple[Selection, ...] = ()
    exclude: tuple[str, ...] = ()
    path: Path | None = None
    """The file that it was read from, if it has a section for this tool."""
    own: OwnRows = field(default_factory=OwnRows)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    min_confidence: Confidence = "low"
    include_tests: bool = False
    only_served: bool = False
    allow_trivial_async: bool = False
    baseline: Path | None = None
    application: str = ""
    """The module of the application, if `[tool.fastapi]` names one."""

    @classmethod
    def load(cls, root: Path) -> Config:
        """The configuration of the project at `root`. Raises `ConfigError` when it is wrong."""
        return cls.of(root / FILE)

    @classmethod
    def of(cls, path: Path) -> Config:
        """The configuration in a TOML file, if there is one. Raises `ConfigError` when it is wrong."""
        root = path.parent
        tools = _tools(path)
        application, section = _application(tools.get(SERVER)), tools.get(SECTION)
        if section is None:
            return cls(application=application)
        if not isinstance(section, dict):
            raise ConfigError(f"[tool.{SECTION}] must be a table", path)
        own = _own_rows(root, path, section.pop(KNOWLEDGE, []))
        for key, value in section.items():
            _check_key(path, key, value)
        per_file = {name: tuple(rules) for name, rules in section.get("per-file-ignores", {}).items()}
        _check_patterns(path, "exclude", section.get("exclude", ()))
        _check_patterns(path, "per-file-ignores", per_file)
        select = section.get("select")
        selection = Selection(
            None if select is None else _stripped(select),
            _stripped(section.get("ignore", ())),
            _stripped(section.get("extend-select", ())),
        )
        return cls(
            selections=(selection,),
            exclude=_stripped(section.get("exclude", ())),
            path=path,
            own=own,
            per_file_ignores=per_file,
            levels=section.get("levels", {}),
            min_confidence=section.get("min-confidence", "low"),
            include_tests=section.get("include-tests", False),
            only_served=section.get("scope") == "served",
            allow_trivial_async=section.get("allow-trivial-async", False),
            baseline=root / section["baseline"] if "baseline" in section else None,
            application=application,
        )

    def with_overrides(
        self,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] = (),
        extend_select: Iterable[str] = (),
    ) -> Config:
        """This configuration with one more selection on top: `select` takes the place of what was selected before."""
        selection = Selection(None if select is None else tuple(select), tuple(ignore), tuple(extend_select))
        return self if selection == Selection() else replace(self, selections=(*self.selections, selection))

    def with_files(self, exclude: Sequence[str] = (), per_file_ignores: Mapping[str, tuple[str, ...]] = {}) -> Config:
        """This configuration with more files that are not linted, and more rules that do not apply to some.

        Raises `ConfigError` when a pattern is none.
        """
        _check_patterns(None, "exclude", exclude)
        _check_patterns(None, "per-file-ignores", per_file_ignores)
        merged = {
            pattern: (*self.per_file_ignores.get(pattern, ()), *per_file_ignores.get(pattern, ()))
            for pattern in (*self.per_file_ignores, *per_file_ignores)
        }
        return replace(self, exclude=(*self.exclude, *exclude), per_file_ignores=merged)

    def checked(self, known: Mapping[str, str]) -> Config:
        """This configuration, if all its selectors mean one of the rules in `known` (code to name).

        Raises `ConfigError` otherwise.
        """
        for path, key, selectors in self._all_selectors():
            for selector in selectors:
                if not _means_something(selector, known):
                    raise ConfigError(f"{_in_key(path, key)}: {unknown_rule(selector, known)}", path)
        return self

    def _all_selectors(self) -> Iterator[tuple[Path | None, str, Iterable[str]]]:
        for place, selection in enumerate(self.selections):
            for key, selectors in selection.selectors().items():
                yield self.path if place == 0 else None, key, selectors
        for selectors in self.per_file_ignores.values():
            yield self.path, "per-file-ignores", selectors
        yield self.path, "levels", self.levels

    def deciding(self) -> tuple[object, ...]:
        """What decides which findings there are in a file, and what was checked for that; what is left decides what is said of
        them."""
        return (
            self.selections,
            self.own.rows,
            self.per_file_ignores,
            sorted(self.levels),
            self.include_tests,
            self.only_served,
            self.allow_trivial_async,
            self.application,
        )

    def excludes(self, path: str) -> bool:
        """Whether a file (relative to the project's root, with `/`) is not to be linted."""
        return bool(self.exclude) and self._patterns.match_file(path)

    def selects(self, code: str, name: str, default: bool) -> bool:
        """Whether a rule is on; `default` says whether it is where no selector speaks of it."""
        enabled = default
        for selection in self.selections:
            enabled = selection.decide(code, name, enabled)
        return enabled

    def ignores_in(self, path: str, code: str, name: str) -> bool:
        """Whether a rule does not hold for a file (relative to the project's root, with `/`)."""
        return any(
            spec.match_file(path) and _specificity(selectors, code, name) >= 0 for spec, selectors in self._per_file
        )

    def is_sure_enough(self, confidence: Confidence) -> bool:
        """Whether a finding of this confidence is to be reported."""
        return CONFIDENCES.index(confidence) >= CONFIDENCES.index(self.min_confidence)

    def level(self, code: str, name: str, default: Level) -> Level:
        """The level of a rule's findings; the most specific selector wins."""
        closest = max(self.levels, key=lambda selector: _closeness(selector, code, name), default="")
        return self.levels[closest] if closest and _closeness(closest, code, name) >= 0 else default

    @cached_property
    def _per_file(self) -> list[tuple[pathspec.GitIgnoreSpec, tuple[str, ...]]]:
        import pathspec

        return [
            (pathspec.GitIgnoreSpec.from_lines([pattern]), rules) for pattern, rules in self.per_file_ignores.items()
        ]

    @cached_property
    def _patterns(self) -> pathspec.GitIgnoreSpec:
        import pathspec

        return pathspec.GitIgnoreSpec.from_lines(self.exclude)

    @property
    def has_selectors(self) -> bool:
        """Whether it names any rules."""
        return any(list(selectors) for _, _, selectors in self._all_selectors())


def unknown_rule(wanted: str, known: Mapping[str, str]) -> str:
    """What to say about a code or name that no rule has, with those that look like it."""
    from difflib import get_close_matches

    near = get_close_matches(wanted.upper(), known, n=2) + get_close_matches(wanted.lower(), known.values(), n=2)
    return f"unknown rule {wanted!r}{did_you_mean(near)}"


def _specificity(selectors: Sequence[str], code: str, name: str) -> int:
    """How closely some selectors mean a rule: 0 for `ALL`, else the length of the longest prefix; -1 if none does."""
    return max((_closeness(selector, code, name) for selector in selectors), default=-1)


def _closeness(selector: str, code: str, name: str) -> int:
    if selector.upper() == EVERYTHING:
        return 0
    if selector.lower() == name:
        return len(code)
    return len(selector) if _CODE.fullmatch(selector) and code.startswith(selector.upper()) else -1


def _means_something(selector: str, known: Mapping[str, str]) -> bool:
    return selector.upper() == EVERYTHING or any(_closeness(selector, *rule) >= 0 for rule in known.items())


def _tools(path: Path) -> dict[str, Any]:
    """What a `pyproject.toml` says to tools."""
    try:
        tools = _document(path).get("tool")
    except FileNotFoundError:
        return {}
    return tools if isinstance(tools, dict) else {}


def _application(table: object) -> str:
    """The module that FastAPI's command line is told to serve. What is wrong there is for FastAPI to say."""
    entrypoint = table.get("entrypoint") if isinstance(table, dict) else None
    module = entrypoint.partition(":")[0] if isinstance(entrypoint, str) else ""
    return module if all(part.isidentifier() for part in module.split(".")) else ""


def _document(path: Path) -> dict[str, Any]:
    """What a TOML file says. Raises `FileNotFoundError`, or `ConfigError` when it cannot be read."""
    import tomllib

    try:
        return tomllib.loads(path.read_bytes().decode())
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", path) from error
    except UnicodeDecodeError as error:
        raise ConfigError("cannot be decoded: it is not UTF-8", path) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {error}", path) from error
    except RecursionError as error:
        raise ConfigError("is nested too deeply to be read", path) from error


def _own_rows(root: Path, path: Path, value: object) -> OwnRows:
    """The project's own rows: of the files that are listed, then of the table itself."""
    if value == []:
        return OwnRows()
    from fastapi_async_lint.knowledge import KnowledgeError
    from fastapi_async_lint.knowledge.tables import checked, joined, sections_of

    table = {"files": value} if isinstance(value, list) else value
    if not isinstance(table, dict):
        raise ConfigError(f"{_in_key(path, KNOWLEDGE)}: must be a list of files, or a table of rows", path)
    files = [root / name for name in _list_of_strings(path, KNOWLEDGE, table.pop("files", []))]
    rows: dict[str, Any] = {}
    origins: dict[str, Path] = {}
    for source, stated in [*((file, _rows_file(path, file)) for file in files), (path, table)]:
        try:
            sections = checked(sections_of(stated))
        except KnowledgeError as error:
            raise ConfigError(f"{KNOWLEDGE}: {error}", source) from error
        rows = joined(rows, sections)
        origins.update((name, source) for section in sections.values() for name in section)
    return OwnRows(rows if origins else {}, origins, tuple(files))


def _rows_file(path: Path, file: Path) -> dict[str, Any]:
    try:
        return _document(file)
    except FileNotFoundError as error:
        raise ConfigError(f"{_in_key(path, KNOWLEDGE)}: there is no file {file.name!r}", path) from error


def _check_key(path: Path, key: str, value: object) -> None:
    if key not in PROPERTIES:
        from difflib import get_close_matches

        near = get_close_matches(key.replace("_", "-"), PROPERTIES, n=1, cutoff=0.5)
        raise ConfigError(f"unknown key {key!r} in [tool.{SECTION}]{did_you_mean(near)}", path)
    wrong = problem(value, PROPERTIES[key])
    if wrong:
        raise ConfigError(f"{_in_key(path, key)}: {wrong}", path)


def _stripped(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value.strip() for value in values)


def _list_of_strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{_in_key(path, key)}: must be a list of strings", path)
    return tuple(item.strip() for item in value)


def _check_patterns(path: Path | None, key: str, patterns: Collection[str]) -> None:
    if not patterns:
        return
    import pathspec

    for pattern in patterns:
        try:
            pathspec.GitIgnoreSpec.from_lines([pattern])
        except ValueError as error:
            raise ConfigError(f"{_in_key(path, key)}: not a gitignore pattern: {pattern!r}", path) from error


def _in_key(path: Path | None, key: str) -> str:
    return f"--{key}" if path is None else f"{key!r} in [tool.{SECTION}]"


def did_you_mean(near: Sequence[str]) -> str:
    """What to add to a message about a name that there is not, given those that look like it."""
    return f" (did you mean {' or '.join(map(repr, near))}?)" if near else ""
