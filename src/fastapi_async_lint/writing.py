"""Files are written in one step: whoever reads one sees the old text or the new one, never half of it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file, keeping the permissions of the one that it replaces; a link stays one. Raises `OSError`.

    What is no regular file (a pipe, `/dev/null`) or is open already (`/dev/stdout`) is written to as it is.
    """
    if path.exists() and (not path.is_file() or _is_open_already(path)):
        with path.open("ab") as file:
            file.write(data)
        return
    from tempfile import NamedTemporaryFile

    target = path.resolve()
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o644
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name[:50]}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.close()
            temporary.chmod(mode)
            temporary.replace(target)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise


def _is_open_already(path: Path) -> bool:
    """Whether a file is what stdout or stderr goes to: it has no other name to be replaced under."""
    for stream in (sys.__stdout__, sys.__stderr__):
        with suppress(AttributeError, OSError, ValueError):  # closed, or none at all
            if stream is not None and os.path.samestat(os.fstat(stream.fileno()), path.stat()):
                return True
    return False
