"""Accept what is found now, so that only what is new is reported: `--add-ignore` by comments, `--update-baseline` by a file."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from fastapi_async_lint.baseline import Baseline
from fastapi_async_lint.config import Config, ConfigError
from fastapi_async_lint.engine import UNREADABLE, Caching, is_on, lint_paths
from fastapi_async_lint.fixes import Refusal, change_file
from fastapi_async_lint.suppressions import OWN, UNUSED, statements

Adjust = Callable[[Config], Config]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_COMMENT = re.compile(rf"(#\s*{OWN}:\s*ignore\s*\[)([^\]]*)(\])", re.IGNORECASE)


def update_baseline(
    paths: Sequence[Path], adjust: Adjust, caching: Caching | None, file: Path | None = None
) -> Baseline:
    """Writes what is found now to a baseline: the given file, or that of the projects' configuration; gives it.

    What it knows of files that were not linted, and of rules that are off, is kept. Raises `ConfigError`, `OSError`.
    """
    stated: set[Path] = set()
    configs: list[Config] = []

    def without(config: Config) -> Config:
        config = adjust(config)
        stated.update([config.baseline] if config.baseline is not None else [])
        configs.append(config)
        return replace(config, baseline=None)

    result = lint_paths(paths, adjust=without, group=False, caching=caching)
    files = {file} if file is not None else stated
    if len(files) != 1:
        raise ConfigError(
            "there are several baselines: update one project at a time"
            if files
            else "--update-baseline needs --baseline FILE, or `baseline` in the configuration"
        )
    (path,) = files
    before = Baseline.load(path) if path.exists() else Baseline(path)
    after = before.updated(result.found, result.linted, lambda code: any(is_on(config, code) for config in configs))
    after.save()
    return after


def add_ignores(paths: Sequence[Path], adjust: Adjust, caching: Caching | None) -> tuple[int, list[Refusal]]:
    """Writes a comment at every finding that silences it; gives how many they silence, and the files that could not be written.
    Raises `ConfigError`.

    Files that cannot be read and comments of no use are left as they are.
    """
    wanted: dict[Path, list[tuple[int, str]]] = {}
    for diagnostic in lint_paths(paths, adjust=adjust, group=False, caching=caching).diagnostics:
        if diagnostic.code not in (UNREADABLE, UNUSED):
            wanted.setdefault(diagnostic.path, []).append((diagnostic.span.line, diagnostic.code))
    refused: list[Refusal] = []
    for path, places in wanted.items():
        refused += change_file(path, partial(with_ignores, places=places))
    silent = wanted.keys() - {refusal.path for refusal in refused}
    return sum(len(wanted[path]) for path in silent), refused


def with_ignores(text: str, places: Iterable[tuple[int, str]]) -> str:
    """The text with a comment for each pair of a line and a code: on that line, or where its statement ends."""
    lines = _LINE.findall(text)
    plain = [line.rstrip("\r\n") for line in lines]
    ends = _line_ends(plain)
    codes: dict[int, set[str]] = {}
    for line, code in places:
        codes.setdefault(_place(line, text, ends), set()).add(code)
    for number, new in codes.items():
        old = lines[number - 1]
        end = old[len(plain[number - 1]) :]
        lines[number - 1] = _commented(plain[number - 1], ends.get(number, 0), new) + end
    return "".join(lines)


def _line_ends(lines: list[str]) -> Mapping[int, int]:
    """The lines that a comment can end, and the column at which their own comment begins (that of the end if there is none)."""
    found: dict[int, int] = {}
    for token in tokenize.generate_tokens(io.StringIO("\n".join(lines) + "\n").readline):
        if token.type in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE):
            found.setdefault(token.start[0], token.start[1])
    return found


def _place(line: int, text: str, ends: Mapping[int, int]) -> int:
    if line in ends:
        return line
    last = next((statement.last for statement in statements(text) if statement.first <= line <= statement.last), line)
    return next((number for number in range(line, last) if number in ends), last)


def _commented(line: str, comment: int, codes: Iterable[str]) -> str:
    existing = _COMMENT.search(line, comment)
    if existing is None:
        return f"{line.rstrip()}  # {OWN}: ignore[{', '.join(sorted(codes))}]"
    old = [part.strip() for part in existing[2].split(",") if part.strip()]
    return line[: existing.start(2)] + ", ".join([*old, *sorted(set(codes) - set(old))]) + line[existing.end(2) :]
