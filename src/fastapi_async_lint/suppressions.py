"""`# noqa` comments, as flake8 reads them: blanket or with codes, which match by prefix; on any line that the finding spans.

The patterns follow `flake8.defaults` 7.5 (`NOQA_INLINE_REGEXP`, `NOQA_FILE`). flake8 itself applies them for the plugin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_CODE = r"[A-Z]+[0-9]+"
_CODES = rf"(?:{_CODE}(?:[,\s]+)?)+"
_INLINE = re.compile(rf"# noqa(?::\s?(?P<codes>{_CODES}))?", re.IGNORECASE)
_FILE = re.compile(rf"^\s*# flake8[:=]\s*noqa(?::\s?(?P<codes>{_CODES}))?\s*$", re.IGNORECASE | re.MULTILINE)


def is_suppressed(lines: Sequence[str], first: int, last: int, code: str) -> bool:
    """Whether a comment on one of the lines `first` to `last` (from 1) silences the code."""
    return any(_silences(match["codes"], code) for line in lines[first - 1 : last] for match in _INLINE.finditer(line))


def file_is_suppressed(text: str, code: str) -> bool:
    """Whether a `# flake8: noqa` line silences the code in the whole file."""
    return any(_silences(match["codes"], code) for match in _FILE.finditer(text))


def _silences(codes: str | None, code: str) -> bool:
    if codes is None:
        return True
    return any(code.startswith(prefix.upper()) for prefix in re.findall(_CODE, codes, re.IGNORECASE))
