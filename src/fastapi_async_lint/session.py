"""Lint one file after another of the same project: what an editor, a hook or flake8 does.

The analysis of the project is made once, if the cache does not answer, and used for every file, until something on disk has
changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from fastapi_async_lint.baseline import Baseline
from fastapi_async_lint.config import FILE, Config, ConfigError
from fastapi_async_lint.engine import Caching, Result, configured, going_on, known_rules, lint
from fastapi_async_lint.project import Project, has_marker
from fastapi_async_lint.source import SourceError

if TYPE_CHECKING:
    from fastapi_async_lint.analysis import Analysis

FRESH = 1.0
"""Seconds for which the project is taken to be as it was when it was last looked at."""

Stamp = tuple[tuple[str, int, int], ...]


class Session:
    """One project, linted file by file. Its configuration is its own, or the default where that is wrong."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._cache = Caching().of(self.root)
        self.config = Config()
        self._project = self._read()
        self._analysis: Analysis | None = None
        self._stamp: Stamp | None = None
        self._looked_at = float("-inf")

    def lint(self, path: Path, text: str) -> Result:
        """Lints one file of the project, with this text in place of what is on disk; line ends may differ.

        `# noqa` comments are not applied: flake8 does that itself.
        """
        self._refresh()
        relative = path.relative_to(self.root).as_posix()
        if not self._is_on_disk(relative, text):
            project = self._read({relative: text}, self.config)
            return self._lint(project, relative, lambda: self._analyse(project))
        return self._lint(self._project, relative, self._once_analysed)

    def _lint(self, project: Project, relative: str, analyse: Callable[[], Analysis]) -> Result:
        return lint(project, [relative], self.config, noqa=False, group=False, analyse=analyse)

    def _once_analysed(self) -> Analysis:
        if self._analysis is None:
            self._analysis = self._analyse(self._project)
        return self._analysis

    def _analyse(self, project: Project) -> Analysis:
        return going_on(project, self.config)

    def _read(self, overlay: Mapping[str, str] | None = None, config: Config | None = None) -> Project:
        project = Project(self.root, overlay, is_loose=not has_marker(self.root), cache=self._cache)
        return configured(project, config or Config())

    def expire(self) -> None:
        """Look at the disk again before the next lint."""
        self._looked_at = float("-inf")

    def _refresh(self) -> None:
        if monotonic() - self._looked_at < FRESH:
            return
        config = _config(self.root)
        project = self._read(config=config)
        stamp = tuple(_stamps(project, config.own.files))
        if stamp != self._stamp:
            self._project, self._analysis, self._stamp, self.config = project, None, stamp, config
        self._looked_at = monotonic()

    def _is_on_disk(self, path: str, text: str) -> bool:
        """Whether the file on disk is one of the project's, and has this text."""
        try:
            return path in self._project.files() and _normalized(self._project.text(path)) == _normalized(text)
        except SourceError:
            return False


def _config(root: Path) -> Config:
    """A project's configuration; the default where it is wrong, and no baseline where that is."""
    try:
        config = Config.load(root)
        if config.has_selectors:
            config.checked(known_rules())
    except ConfigError:
        return Config()
    try:
        if config.baseline is not None:
            Baseline.load(config.baseline)
    except ConfigError:
        return replace(config, baseline=None)
    return config


def _stamps(project: Project, own_files: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in (FILE, *map(str, own_files), *project.files()):
        try:
            status = (project.root / path).stat()
        except OSError:
            continue
        yield path, status.st_mtime_ns, status.st_size


def _normalized(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
