"""The expectations written at the ends of the lines of the fixture programs."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
COMMENT = re.compile(r"# (?P<verdict>error|also|missing|spurious): \[(?P<rule>[a-z-]+)\]")


@dataclass(frozen=True, order=True)
class Line:
    """A line of a fixture project: path relative to the project, 1-based number."""

    path: str
    number: int


@dataclass(frozen=True)
class Expectation:
    """What one comment says about its line."""

    line: Line
    verdict: str
    rule: str

    @property
    def happens(self) -> bool:
        """Whether this is a mistake at run time, found or not."""
        return self.verdict != "spurious"


@cache
def expectations(project: str) -> tuple[Expectation, ...]:
    """Read the expectations of all files of a fixture project."""
    root = FIXTURES / project
    return tuple(
        Expectation(Line(str(path.relative_to(root)), number), match["verdict"], match["rule"])
        for path in sorted(root.rglob("*.py"))
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in COMMENT.finditer(text)
    )


def lines_that_happen(project: str, *rules: str) -> set[Line]:
    """Return the lines on which one of the rules' mistakes is made at run time."""
    return {e.line for e in expectations(project) if e.happens and e.rule in rules}


def innermost(lines: tuple[Line, ...], marks: set[Line]) -> Line | None:
    """Return the last marked one of the lines that led to something, outermost first."""
    return next((line for line in reversed(lines) if line in marks), None)


def statement_of(project: str, line: Line) -> Line:
    """Return the first line of the statement: chains of calls run over several lines."""
    return statement_of_file(FIXTURES / project, line)


def statement_of_file(root: Path, line: Line) -> Line:
    """Return the same for a program in any directory."""
    path = root / line.path
    statements = _statements(path, path.stat().st_mtime_ns)
    return Line(line.path, statements.get(line.number, line.number))


@cache
def _statements(path: Path, _: int) -> dict[int, int]:
    """Map every line to the first line of its innermost statement."""
    found: dict[int, int] = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):  # outer nodes come first
        if isinstance(node, ast.stmt):
            lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            found.update(dict.fromkeys(lines, node.lineno))
    return found


def projects(topic: str) -> list[str]:
    """Name the fixture projects of a topic."""
    return sorted(str(app.parent.relative_to(FIXTURES)) for app in (FIXTURES / topic).rglob("app.py"))
