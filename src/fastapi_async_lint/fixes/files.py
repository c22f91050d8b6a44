"""Replace a file in one step: whoever looks, also after a crash, finds the old file or the new one, never a mixture.

The new text goes to a temporary file in the same directory, is forced to the disk, and takes the place of the old file by one
rename. Of the old file are kept: its permissions, owner, extended attributes and flags; where a symbolic link leads, the file at
its end is replaced. This module imports nothing of the project, so that a test can stop it at every step.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


class NotReplacedError(Exception):
    """A file that was left as it is; the message is the reason."""


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Puts `new` in the place of a file that holds `old`.

    Raises `NotReplacedError` when the file holds something else by now, is no plain file, must not be written, has other names
    (hard links) that would go on showing the old text, or when owner or permissions could not be kept.
    """
    try:
        target = Path(os.path.realpath(path, strict=True))
        status = target.stat()
        _check(target, status)
        _replace(target, status, old, new)
    except OSError as error:
        raise NotReplacedError(error.strerror or str(error)) from error


def _check(target: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotReplacedError("it is no plain file")
    if status.st_nlink > 1:
        raise NotReplacedError("it has other names (hard links), which would keep the old text")
    if not os.access(target, os.W_OK):
        raise NotReplacedError("it is read-only")


def _replace(target: Path, status: os.stat_result, old: bytes, new: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".fastapi-async-lint-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(new)
            file.flush()
            _keep_owner(temporary, status)
            shutil.copystat(target, temporary)
            os.utime(temporary)
            os.fsync(file.fileno())
        if target.read_bytes() != old:
            raise NotReplacedError("it was changed meanwhile")
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_directory(target.parent)


def _keep_owner(temporary: Path, status: os.stat_result) -> None:
    made = temporary.stat()
    if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.chown(temporary, status.st_uid, status.st_gid)
        except OSError as error:
            raise NotReplacedError("its owner could not be kept") from error


def _sync_directory(directory: Path) -> None:
    """Makes the rename last; where a directory cannot be opened (Windows), the system does."""
    with suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
