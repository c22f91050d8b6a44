"""Find the fixes that bring findings which were not there before, by trying without them.

A fix may bring a finding anywhere: what runs in a worker thread is called in another way, and what is known of all that it calls
may change. So a suspicion only says where to begin. What is suspected is withheld until nothing new is found; then it is given
back in halves, and what brings something new even then stays out. The number of attempts is limited.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count

from fastapi_async_lint.engine import Diagnostic
from fastapi_async_lint.fixes.compare import Lines, appeared
from fastapi_async_lint.fixes.outcome import Fixed, Outcome, Refusal
from fastapi_async_lint.fixes.rounds import Attempt, Key, Lint, rounds

_ATTEMPTS = 30
"""One fix among a hundred is found with fifteen. What is not told apart until then stays out together."""


def fix(lint: Lint, *, unsafe: bool) -> Outcome:
    """Applies fixes in memory: the safe ones, and the others where wanted."""
    return _Trials(lint, unsafe=unsafe).outcome()


class _Trials:
    """Attempts without some of the fixes."""

    def __init__(self, lint: Lint, *, unsafe: bool) -> None:
        self._lint = lint
        self._unsafe = unsafe
        self._first = lint({})
        self._refused: dict[Key, Refusal] = {}
        self._made: dict[Key, Diagnostic] = {}
        self._attempts: dict[frozenset[Key], Attempt] = {}

    def outcome(self) -> Outcome:
        """What comes of all fixes but those that are refused."""
        withheld = self._suspected()
        self._give_back(withheld, list(withheld))
        attempt = self._without(withheld)
        fixed = tuple(Fixed(each.path, each.code, each.name, each.level) for _, each in attempt.made)
        refused = tuple(sorted(self._refused.values(), key=lambda each: (str(each.path), each.span, each.code)))
        return Outcome(self._first, attempt.result, attempt.texts, attempt.before, fixed, refused)

    def _suspected(self) -> dict[Key, None]:
        """Fixes without which nothing new is found, the most suspected ones first."""
        withheld: dict[Key, None] = {}
        for most in count():
            attempt = self._without(withheld)
            new = self._new(attempt)
            if not new:
                break
            withheld.update((key, None) for key, suspicion in _suspicions(attempt, new) if suspicion <= most)
        return withheld

    def _give_back(self, withheld: dict[Key, None], group: Sequence[Key]) -> None:
        """Gives back those fixes of a group that bring nothing new, and refuses the others."""
        new = self._new(self._without(withheld.keys() - set(group)))
        if not new:
            for key in group:
                del withheld[key]
        elif len(group) == 1 or len(self._attempts) >= _ATTEMPTS:
            reason = f"the result would have a new finding: {new[0].code} {new[0].message}"
            self._refused.update((key, key.refusal(self._made[key], reason)) for key in group)
        else:
            half = len(group) // 2
            self._give_back(withheld, group[half:])  # what is less suspected goes back at once, as a rule
            self._give_back(withheld, group[:half])

    def _without(self, withheld: Collection[Key]) -> Attempt:
        out = frozenset({*withheld, *self._refused})
        if out not in self._attempts:
            attempt = rounds(self._lint, self._first, self._refused, withheld, unsafe=self._unsafe)
            self._made.update(attempt.made)
            self._attempts[out] = self._attempts[frozenset({*withheld, *self._refused})] = attempt
        return self._attempts[out]

    def _new(self, attempt: Attempt) -> list[Diagnostic]:
        return appeared(self._first, attempt.result, Lines(attempt.before, attempt.texts))


def _suspicions(attempt: Attempt, new: Sequence[Diagnostic]) -> Iterator[tuple[Key, int]]:
    """How much each fix is suspected of new findings. 0: it is in the same function, or at a place that a finding speaks of, or
    like one that is; 1: it changes the kind of a function, or is in the same file; 2: all others."""
    lines = Lines(attempt.before, attempt.texts)
    functions = {(found.path, found.symbol) for found in new}
    named = {(step.path, lines.before(step.path, step.span.line)) for found in new for step in found.chain}
    alike = {_kind(made) for key, made in attempt.made if (key.path, key.line) in named}
    files = {found.path for found in new}
    for key, made in attempt.made:
        if (made.path, made.symbol) in functions or _kind(made) in alike:
            yield key, 0
        elif made.path in files or (made.fix is not None and made.fix.is_of_function):
            yield key, 1
        else:
            yield key, 2


def _kind(made: Diagnostic) -> tuple[str, str]:
    """What fixes have in common that bring the same finding: what a helper needs, it needs wherever it is called."""
    return made.code, made.message
