"""Every program does what its comments say, and the analysis says the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .analysed import analysed
from .expectations import expected, needed_python, programs
from .running import observed
from .tracer import SEES_MAKING

ALL = pytest.mark.parametrize(
    "root",
    [
        pytest.param(
            root,
            id=f"{root.parent.name}/{root.name}",
            marks=pytest.mark.skipif(sys.version_info < needed_python(root), reason="needs a newer Python"),
        )
        for root in programs()
    ],
)
pytestmark = pytest.mark.filterwarnings(
    "ignore:coroutine:RuntimeWarning",
    "ignore:Duplicate Operation ID:UserWarning",
    "ignore:.*is deprecated",
    "ignore::DeprecationWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)


@ALL
def test_runs_as_it_says(root: Path) -> None:
    said, seen = expected(root).happens, observed(root)
    assert sorted(seen.contexts) == sorted(said.contexts)
    assert sorted(seen.calls) == sorted(said.calls)
    if SEES_MAKING:
        assert sorted(seen.makes) == sorted(said.makes)


@ALL
def test_analysis_says_what_happens(root: Path) -> None:
    said, known = expected(root), analysed(root)
    happens, missing, spurious = said.happens, said.missing, said.spurious
    assert sorted(known.contexts) == sorted((happens.contexts - missing.contexts) | spurious.contexts)
    edges = happens.calls | happens.makes
    calls = known.calls | (known.dormant & edges)
    assert sorted(calls) == sorted((edges - missing.calls - missing.makes) | spurious.calls | spurious.makes)
