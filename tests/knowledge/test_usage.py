"""Programs that use a library as people do: what is known of every call (`usage/README.md`)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from fastapi_async_lint.analysis import Analysis
from fastapi_async_lint.knowledge import Knowledge, libraries
from fastapi_async_lint.model import Anchor
from fastapi_async_lint.project import Project

USAGE = Path(__file__).parent / "usage"
PROGRAMS = sorted(USAGE.glob("*.py"))
_MARK = re.compile(r"# (?:(missing): )?(blocks: [a-z]+|lost)$")

Line = tuple[int, str]


def marks(program: Path) -> tuple[Counter[Line], Counter[Line]]:
    """What the comments say: what is found, and what should be."""
    found: Counter[Line] = Counter()
    missing: Counter[Line] = Counter()
    for number, text in enumerate(program.read_text("utf-8").splitlines(), 1):
        match = _MARK.search(text)
        if match:
            (missing if match[1] else found)[number, match[2]] += 1
    return found, missing


def known(program: Path, root: Path) -> Counter[Line]:
    """What the analysis says of the coroutine functions of a program, by the last line of each call."""
    (root / "app.py").write_text(program.read_text("utf-8"), "utf-8")
    project = Project(root)
    analysis = Analysis(project, Knowledge())
    facts: dict[Anchor, str] = {}
    for scope in analysis.scopes("app.py"):
        for block in analysis.blocking.entries(scope):
            facts[scope.anchor(block.site.expression)] = f"blocks: {block.kind}"
        for expression, _ in analysis.fates.lost(scope):
            facts[scope.anchor(expression)] = "lost"
    spans = project.locate("app.py", facts)
    return Counter((spans[anchor].end_line, fact) for anchor, fact in facts.items())


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_calls_do_what_is_known(program: Path, tmp_path: Path) -> None:
    found, missing = marks(program)
    got = known(program, tmp_path)
    assert sorted(got.items()) == sorted(found.items())
    assert not got & missing


def test_every_program_is_named_after_a_library() -> None:
    assert {path.stem.partition("-")[0] for path in PROGRAMS} <= set(libraries())
