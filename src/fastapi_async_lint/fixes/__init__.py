"""Apply fixes: in rounds, in memory, until nothing changes; then write each changed file in one step.

In: a way to lint (with texts in place of what is on disk) and whether unsafe fixes are wanted. Out: the changed texts, what was
fixed, what was not and why, and what is still found. A fix whose result would not be Python, or would have a finding that was not
there before, is not made.
"""

from __future__ import annotations

from fastapi_async_lint.fixes.outcome import Fixed, Outcome, Refusal
from fastapi_async_lint.fixes.rounds import Lint, fixed_text
from fastapi_async_lint.fixes.trials import fix
from fastapi_async_lint.fixes.write import change_file, write

__all__ = ["Fixed", "Lint", "Outcome", "Refusal", "change_file", "fix", "fixed_text", "write"]
