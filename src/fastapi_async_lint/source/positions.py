"""Positions, found only when a finding needs them.

libcst keeps no positions; its `PositionProvider` costs 2.5 times the parse. Here the tree is written out once more, and only
the nodes asked for are noted (about 0.4 times the parse, for the few files that have findings).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType

import libcst as cst
from libcst._nodes.internal import CodegenState

from fastapi_async_lint.model import NOTHING, Anchor, Span

from .lower import Lowered

_NEWLINE = re.compile(r"\r\n|\r|\n")
_NOTHING_TO_DO: AbstractContextManager[None] = nullcontext()


def locate(tree: cst.Module, lowered: Lowered, anchors: Iterable[Anchor]) -> dict[Anchor, Span]:
    """The span of each anchor. That of a definition runs from its first keyword to the end of its name."""
    wanted: dict[Anchor, tuple[cst.CSTNode, cst.CSTNode]] = {}
    for anchor in anchors:
        if anchor.expression != NOTHING:
            node = lowered.nodes[anchor.scope][anchor.expression]
            wanted[anchor] = (node, node)
        else:
            definition = lowered.definitions.get(anchor.scope, tree)
            end = definition.name if isinstance(definition, (cst.FunctionDef, cst.ClassDef)) else definition
            wanted[anchor] = (definition, end)
    noted = offsets(tree, {id(node) for pair in wanted.values() for node in pair})
    lines = _Lines("".join(noted.tokens))
    return {
        anchor: Span(*lines.position(noted.starts[id(start)]), *lines.position(noted.ends[id(end)]))
        for anchor, (start, end) in wanted.items()
        if id(start) in noted.starts and id(end) in noted.ends
    }


def offsets(tree: cst.Module, wanted: set[int]) -> _Recorder:
    """Where these nodes (by `id`) begin and end in the text of the tree."""
    recorder = _Recorder(tree, wanted)
    tree._codegen(recorder)
    return recorder


class _Recorder(CodegenState):
    """Writes the code out, noting where the wanted nodes begin and end."""

    def __init__(self, tree: cst.Module, wanted: set[int]) -> None:
        super().__init__(default_indent=tree.default_indent, default_newline=tree.default_newline)
        self.wanted = wanted
        self.offset = 0
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}

    def add_token(self, value: str) -> None:
        self.tokens.append(value)
        self.offset += len(value)

    def add_indent_tokens(self) -> None:
        for token in self.indent_tokens:
            self.add_token(token)

    def before_codegen(self, node: cst.CSTNode) -> None:
        if id(node) in self.wanted:
            self.starts[id(node)] = self.offset

    def after_codegen(self, node: cst.CSTNode) -> None:
        if id(node) in self.wanted:
            self.ends.setdefault(id(node), self.offset)

    def record_syntactic_position(  # type: ignore[override]
        self,
        node: cst.CSTNode,
        *,
        start_node: cst.CSTNode | None = None,
        end_node: cst.CSTNode | None = None,
    ) -> AbstractContextManager[None]:
        return _Recording(self, id(node)) if id(node) in self.wanted else _NOTHING_TO_DO


class _Recording(AbstractContextManager[None]):
    def __init__(self, recorder: _Recorder, key: int) -> None:
        self.recorder = recorder
        self.key = key

    def __enter__(self) -> None:
        self.recorder.starts[self.key] = self.recorder.offset

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.recorder.ends[self.key] = self.recorder.offset


class _Lines:
    """Offsets in a text as lines (from 1) and columns (from 0)."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1]
