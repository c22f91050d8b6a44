"""Every fixture project is linted and its findings compared, line by line, with the comments in it (`tests/fixtures/README.md`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import lint
from fastapi_async_lint.project import Project

FIXTURES = Path(__file__).parent / "fixtures"
PROJECTS = sorted(path for path in FIXTURES.glob("*/*") if path.is_dir() and path.name != "__pycache__")
_MARK = re.compile(r"# (error|also|missing|spurious): \[([a-z-]+)\]")

Line = tuple[str, int, str]


def marks(root: Path) -> Iterator[tuple[str, Line]]:
    """The expectations of a project: kind of mark, and file, line and rule."""
    for file in sorted(root.rglob("*.py")):
        for number, text in enumerate(file.read_text("utf-8").splitlines(), 1):
            for kind, rule in _MARK.findall(text):
                yield kind, (file.relative_to(root).as_posix(), number, rule)


def also(root: Path) -> set[Line]:
    """The places that findings stand for besides their own."""
    result = lint(Project(root), None, Config.load(root))
    return {(s.path.relative_to(root).as_posix(), s.span.line, d.name) for d in result.diagnostics for s in d.chain}


def findings(root: Path) -> Counter[Line]:
    """What the linter says of a project; a finding that is reached from several places is at each of them."""
    found: Counter[Line] = Counter()
    for diagnostic in lint(Project(root), None, Config.load(root)).diagnostics:
        for place in (diagnostic, *diagnostic.also):
            found[place.path.relative_to(root).as_posix(), place.span.line, diagnostic.name] += 1
    return found


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: f"{root.parent.name}/{root.name}")
def test_findings_are_those_that_the_comments_state(root: Path) -> None:
    expected = Counter(line for kind, line in marks(root) if kind in ("error", "spurious"))
    assert sorted(findings(root).elements()) == sorted(expected.elements())


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: f"{root.parent.name}/{root.name}")
def test_findings_stand_for_the_places_that_the_comments_state(root: Path) -> None:
    assert {line for kind, line in marks(root) if kind == "also"} <= also(root)


def test_known_limits_are_still_limits() -> None:
    """A `missing` that is found has to become an `error`."""
    for root in PROJECTS:
        found = findings(root)
        for kind, line in marks(root):
            if kind == "missing":
                assert line not in found, f"{root}: {line} is found now"
