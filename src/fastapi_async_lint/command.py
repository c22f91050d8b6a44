"""The program `fastapi-async-lint`: runs the command line, and makes of whatever goes wrong an exit code.

The command lines that hooks and editors give on each save and commit are understood here: reading one with typer takes longer
than the answer from the cache. All others, and all that are wrong, are typer's.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from fastapi_async_lint.checking import check
from fastapi_async_lint.options import Options
from fastapi_async_lint.printing import NAME, WRONG, say
from fastapi_async_lint.report.formats import Format

_INTERRUPTED = 130
_FLAGS = {"-q": "quiet", "--quiet": "quiet", "-e": "exit_zero", "--exit-zero": "exit_zero"}
_FORMAT = "--output-format"
_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What a disk says that takes no more. Whoever reads a file, or writes one that is named, deals with that there."""
_VARIABLES = ("FASTAPI_ASYNC_LINT_", "_FASTAPI_ASYNC_LINT_")
"""What the environment variables begin with that state options, or ask for a shell's completion."""
_EXPANDED = frozenset("*?[~$%")
"""What is expanded in arguments where the shell does not do it."""


def main() -> None:
    """Run the command line, and end the process with its exit code.

    Python would free what the program knows object by object, which takes a tenth of a run. mypy leaves like this as well.
    """
    gc.disable()  # the process ends soon: see `without_gc`
    if sys.stdout is None or sys.stderr is None:  # `>&-` closes one
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end of the process
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = exit_code(sys.argv[1:])
    with suppress(OSError, ValueError):  # full, or closed by a server
        sys.stdout.flush()
    os._exit(code)


def exit_code(arguments: Sequence[str]) -> int:
    """Run a command line, and give its exit code; a defect of this program is told from findings by it."""
    try:
        run(arguments)
    except SystemExit as end:
        if end.code is not None and not isinstance(end.code, int):
            say(str(end.code))
            return 1
        return end.code or 0
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort
        if isinstance(error, OSError) and error.errno in _UNWRITABLE:
            say(f"error: the report cannot be written: {error.strerror}")
            return WRONG
        import traceback

        traceback.print_exc()
        say(f"error: this is a defect of {NAME}, please report it")
        return WRONG
    return 0


def run(arguments: Sequence[str]) -> None:
    """Run a command line; raises `SystemExit` with the exit code."""
    options = plain(arguments, os.environ)
    if options is not None:
        sys.exit(check(options))
    from fastapi_async_lint.cli import app

    app(list(arguments), prog_name=NAME)


def plain(arguments: Sequence[str], environment: Mapping[str, str]) -> Options | None:
    """What a command line says if it is `check` with paths and the commonest options; `None` for all others.

    It says the same as typer does; where there is doubt, it says nothing.
    """
    if arguments[:1] != ["check"] or any(name.startswith(_VARIABLES) for name in environment):
        return None
    given: dict[str, Any] = {}
    paths, rest = [], iter(arguments[1:])
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument in _FLAGS:
            given[_FLAGS[argument]] = True
        elif name == _FORMAT:
            stated = value if equals else next(rest, "")
            if stated not in list(Format):
                return None
            given["output_format"] = Format(stated)
        elif not _is_path(argument):
            return None
        else:
            paths.append(Path(argument))
    return Options(paths=paths or None, **given)


def _is_path(argument: str) -> bool:
    """Whether an argument can only be a path, and is that path."""
    return bool(argument) and not argument.startswith("-") and not (os.name == "nt" and _EXPANDED & set(argument))
