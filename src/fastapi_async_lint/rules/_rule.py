"""What a rule is: its documentation, its examples (run as tests), and the question that it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Anchor, Confidence, Finding, Fix, Hop, Level

AS_GOOD = "as good"
"""For `Example.fixed`: the fixed program is the good one."""

Check = Callable[[Analysis, Scope], Iterator[Finding]]
"""Asked once for every scope of a linted file, in order."""


@dataclass(frozen=True, slots=True)
class Example:
    """A program of one file. `bad` has this rule's findings on the lines that end in `# error`; `good` has none.

    `fixed`, if given, is `bad` (without the markers) after all fixes of the rule, unsafe ones too.
    """

    bad: str
    good: str
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. All texts are Markdown."""

    code: str
    name: str
    level: Level
    summary: str
    """One line: what it flags."""
    why: str
    """Why it is bad: the symptom at run time."""
    not_reported: str
    when_off: str
    fix_safety: str
    examples: tuple[Example, ...]
    check: Check
    default: bool = True
    is_trivial: Callable[[Analysis, Scope], bool] | None = None
    """Whether what it finds in a scope is left out where the project allows `async def` for what cannot block."""

    def finding(  # noqa: PLR0913 - all but four are keywords
        self,
        analysis: Analysis,
        scope: Scope,
        anchor: Anchor,
        message: str,
        *,
        level: Level | None = None,
        confidence: Confidence = "high",
        chain: tuple[Hop, ...] = (),
        help: str = "",
        fix: Fix | None = None,
        cause: str = "",
        lighter: int = 0,
    ) -> Finding:
        """A finding of this rule in a function. `lighter`: by how much it hurts less than others there, up to two."""
        return Finding(
            code=self.code,
            name=self.name,
            level=level or self.level,
            anchor=anchor,
            message=message,
            confidence=confidence,
            chain=chain,
            help=help,
            fix=fix,
            symbol=scope.qualname,
            cause=cause,
            rank=_rank(analysis, scope) + lighter,
        )


def _rank(analysis: Analysis, scope: Scope) -> int:
    """What runs for requests hurts more than all else; a definition, and what stands around it, counts like a request."""
    return 0 if scope.function is None or analysis.contexts.serves(scope) else 3
