"""Text to facts: the only part that sees a syntax tree.

In: the bytes or the text of a file. Out: `model.Module` facts, and positions for the anchors that a finding needs.
libcst takes as long to import as a few thousand lines to parse: that is put off until something is parsed.
"""

from __future__ import annotations

import io
import sys
import tokenize
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from fastapi_async_lint.collecting import without_gc
from fastapi_async_lint.model import Anchor, Module, Span

from .guard import too_deep, too_large

if TYPE_CHECKING:
    import libcst as cst

    from .lower import Lowered

_RECURSION_LIMIT = 30_000
"""Python frames for the walk over the deepest tree that the guard lets through (pure Python frames use no native stack)."""


class SourceError(Exception):
    """A file that cannot be read as Python: `line` and `column` where known (1 and 0 else), and why in one line."""

    def __init__(self, reason: str, line: int = 1, column: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column


def decode(data: bytes) -> str:
    """The text of a Python file, by its BOM or encoding declaration, else UTF-8; line ends are kept.

    Raises `SourceError` when it cannot be decoded.
    """
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return data.decode(encoding)
    except (SyntaxError, LookupError, ValueError) as error:
        raise SourceError(f"cannot be decoded: {str(error).splitlines()[0]}") from error


def encoded(text: str, like: bytes) -> bytes:
    """A changed text as the bytes of its file, in the encoding and with the BOM that the file (`like`) has.

    Raises `SourceError` when the encoding cannot hold the text, or would not give the file back unchanged.
    """
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(like).readline)
        if like.decode(encoding).encode(encoding) != like:
            raise SourceError(f"cannot be written as {encoding} without changing other text in it")
        return text.encode(encoding)
    except (SyntaxError, LookupError, ValueError) as error:
        raise SourceError(f"cannot be encoded: {str(error).splitlines()[0]}") from error


def with_imports(
    text: str, wanted: Iterable[tuple[str, str]], is_own: Callable[[str], bool] = lambda module: False
) -> str:
    """The text with import statements for pairs of module and name (empty: the module itself), all of them new.

    `is_own` tells which top-level modules are the project's: they are imported last.
    Raises `SourceError` when the text cannot be parsed.
    """
    from .imports import with_import

    for each in dict.fromkeys(wanted):
        bom = text[: text.startswith("\ufeff")]
        text = bom + with_import(text.removeprefix("\ufeff"), _read(text)[0], each, is_own)
    return text


def facts(text: str) -> Module:
    """The facts of a file's text. Raises `SourceError` when it cannot be parsed."""
    return _read(text)[1].module


def locate(text: str, anchors: Iterable[Anchor], expected: Module) -> dict[Anchor, Span]:
    """The spans of anchors in a text with these facts; none when the text has others (it changed meanwhile)."""
    from .positions import locate as find

    tree, lowered = _read(text)
    if lowered.module != expected:
        return {}
    with deep_recursion():
        return find(tree, lowered, anchors)


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[cst.Module, Lowered]:
    import libcst as cst

    from .lower import lower

    problem = too_large(text)
    if problem is not None:
        raise SourceError(f"too large to be parsed: {problem}")
    problem = too_deep(text)
    if problem is not None:
        raise SourceError(f"nested too deeply to be parsed: {problem}")
    if "\0" in text:
        raise SourceError("cannot be parsed: it contains a NUL character")
    with deep_recursion(), without_gc():
        try:
            with _without_validation():
                tree = cst.parse_module(text.removeprefix("\ufeff"))
            return tree, lower(tree)
        except cst.ParserSyntaxError as error:
            raise SourceError(f"cannot be parsed: {_reason(error)}", *_place(error)) from error
        except RecursionError as error:
            raise SourceError("nested too deeply to be analysed") from error
        except UnicodeEncodeError as error:
            raise SourceError("cannot be parsed: it contains half of a surrogate pair") from error


def _reason(error: cst.ParserSyntaxError) -> str:
    """What the parser says, without the list of everything that it would have liked better."""
    text = error.message.splitlines()[0] if error.message else ""
    return "invalid syntax" if "expected one of" in text or not text else text.removeprefix("tokenizer error: ")


def _place(error: cst.ParserSyntaxError) -> tuple[int, int]:
    return max(error.raw_line, 1), max(error.raw_column, 0)


@contextmanager
def _without_validation() -> Iterator[None]:
    """Each node checks itself when it is made, which is for trees that people put together; what the parser makes is right, and
    takes 13 % longer with it (libcst 1.9)."""
    from libcst import CSTNode

    validate = CSTNode.__post_init__
    CSTNode.__post_init__ = lambda self: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        CSTNode.__post_init__ = validate  # type: ignore[method-assign]


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Lets walks over the deepest program that the guard lets through recurse; pure Python frames use no native stack."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
