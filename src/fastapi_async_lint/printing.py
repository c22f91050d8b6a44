"""What a person sees: reports on stdout, everything else on stderr, in colour where a terminal shows it.

The library for colours is imported when there is a terminal: its import takes longer than an answer from the cache.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import IO, TYPE_CHECKING, NoReturn

from fastapi_async_lint.config import ConfigError
from fastapi_async_lint.report.styled import Line
from fastapi_async_lint.report.text import printable, shown
from fastapi_async_lint.writing import write_atomically

if TYPE_CHECKING:
    from rich.table import Table

NAME = "fastapi-async-lint"
WRONG = 2
"""The exit code when the command line, the configuration or this program is wrong."""
MOMENT = 1.0
"""Seconds after which somebody at a terminal is told that there is work going on."""
_NO_LIMIT = 10_000
"""Columns of a table that nobody sees in a terminal."""
_COLOURED = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""The environment variables that ask `rich` for colours where no terminal is."""


def say(line: str) -> None:
    """Print a line to stderr."""
    print(printable(line), file=sys.stderr, flush=True)


def say_all(lines: Iterable[str]) -> None:
    """Print lines to stderr."""
    for line in lines:
        say(line)


def fail(reason: str) -> NoReturn:
    """Say what is wrong with the command line or the configuration, and exit."""
    say(f"error: {reason}")
    raise SystemExit(WRONG)


def fail_config(error: ConfigError) -> NoReturn:
    """Say what is wrong with a configuration, and in which file, and exit."""
    where = "" if error.path is None else f"{shown(error.path, Path.cwd())}: "
    fail(f"{where}{error.reason}")


def print_lines(report: Iterable[Line] | Iterable[str], file: IO[str]) -> None:
    """Print a report: lines with styles in colour where there is a terminal, data as it is."""
    if not _may_be_coloured(file):
        file.writelines(_plain(report))
        file.flush()
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=file, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in report:
        if isinstance(line, Line):
            console.print(Text.assemble(*line.parts))
        else:
            print(line, file=file, flush=True)


def write_report(report: Iterable[Line] | Iterable[str], path: Path) -> None:
    """Write a report to a file; exits when that cannot be written."""
    try:
        write_atomically(path, "".join(_plain(report)).encode("utf-8", "backslashreplace"))
    except OSError as error:
        fail(f"{printable(str(path))}: cannot be written: {error.strerror or error}")


def print_table(table: Table) -> None:
    """Print a table, as wide as a terminal is; into a file or pipe, a row is a line."""
    from rich.console import Console

    console = Console(emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _NO_LIMIT
    console.print(table)


def print_pages(pages: Iterable[str]) -> None:
    """Print pages of Markdown, rendered where there is a terminal."""
    from rich.console import Console
    from rich.markdown import Markdown

    text, console = "\n".join(pages), Console()
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        print(text, end="", flush=True)


@contextmanager
def patience() -> Iterator[None]:
    """Say on a terminal that there is work going on, when it takes longer than a moment."""
    if not _may_be_coloured(sys.stderr):
        yield
        return
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    status = console.status("Looking at the project ...")
    timer = Timer(MOMENT, status.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def _plain(report: Iterable[Line] | Iterable[str]) -> Iterator[str]:
    """The lines of a report without styles, with their ends."""
    return (f"{line.plain if isinstance(line, Line) else line}\n" for line in report)


def _may_be_coloured(file: IO[str]) -> bool:
    """Whether it is worth asking `rich` how to print to a file."""
    return file.isatty() or any(os.environ.get(name) for name in _COLOURED)
