"""The programs block the event loop on exactly the lines that their comments name."""

from dataclasses import dataclass

import pytest
from fastapi.testclient import TestClient

from .blocked import Block, recording, watch_blocks
from .conftest import Load
from .driver import drive, greet
from .expectations import FIXTURES, Line, innermost, lines_that_happen, projects, statement_of

RULES = ("blocking-call", "blocking-call-via-helper", "sync-ai-call", "sync-db-call")
BLOCKS_ONCE = "blocking/startup"
WEBSOCKETS = {"contexts/path_operations": ["/ws", "/ws/def"]}
UNDOCUMENTED = {
    "contexts/path_operations": [
        ("GET", "/page"),
        ("POST", "/page"),
        ("GET", "/plain/async"),
        ("GET", "/plain/def"),
        ("GET", "/sub/async"),
        ("GET", "/sub/def"),
    ]
}
TOPICS = ("async_without_await", "blocking", "contexts", "everyday")
PROJECTS = [p for topic in TOPICS for p in projects(topic) if p != BLOCKS_ONCE]

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:Duplicate Operation ID")


@dataclass(frozen=True)
class Run:
    """One run of a fixture program."""

    project: str
    blocks: tuple[Block, ...]
    blocks_of_the_session: tuple[Block, ...]

    @property
    def marks(self) -> set[Line]:
        """The statements that are said to block the event loop."""
        return {self._statement(line) for line in lines_that_happen(self.project, *RULES)}

    def blocks_on(self, *, event_loop: bool) -> list[tuple[Line, ...]]:
        """Return the statements that led to each blocking call, outermost first."""
        return [
            tuple(self._statement(line) for line in block.lines)
            for block in self.blocks
            if block.on_event_loop == event_loop
        ]

    def _statement(self, line: Line) -> Line:
        return statement_of(self.project, line)


def run_and_watch(load: Load, project: str) -> Run:
    """Call every path operation of a fixture program."""
    root = FIXTURES / project
    with recording(), load(project) as program, watch_blocks(root) as session:
        with TestClient(program.app, raise_server_exceptions=False) as client:
            with watch_blocks(root) as requests:
                drive(program.app, client)
                for method, path in UNDOCUMENTED.get(project, []):
                    client.request(method, path)
                greet(client, *WEBSOCKETS.get(project, []))
    return Run(project, tuple(requests.blocks), tuple(session.blocks))


@pytest.mark.usefixtures("forget_lost_coroutines")
@pytest.mark.parametrize("project", PROJECTS)
def test_exactly_the_marked_statements_block_the_event_loop(load: Load, project: str) -> None:
    run = run_and_watch(load, project)
    on_loop = run.blocks_on(event_loop=True)
    assert [lines for lines in on_loop if run.marks.isdisjoint(lines)] == []
    assert run.marks - {innermost(lines, run.marks) for lines in on_loop} == set()
    in_threads = run.blocks_on(event_loop=False)
    assert [lines for lines in in_threads if not run.marks.isdisjoint(lines)] == []
    if project.startswith("contexts/"):
        reached = {line for block in run.blocks_of_the_session for line in block.lines}
        assert sleeping_lines(project) - reached == set()


def sleeping_lines(project: str) -> set[Line]:
    """Return every line of a project that sleeps."""
    root = FIXTURES / project
    return {
        Line(str(path.relative_to(root)), number)
        for path in root.rglob("*.py")
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "time.sleep(" in text
    }
