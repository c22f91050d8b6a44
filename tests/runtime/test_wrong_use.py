"""Objects that are used as what they are not: the programs fail exactly where their comments say, and nowhere else."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from .conftest import Load
from .driver import operations
from .expectations import FIXTURES, Line, expectations, lines_that_happen, projects

SILENT = {"unused-async-generator"}
"""Rules whose mistakes give a 200."""

pytestmark = pytest.mark.usefixtures("forget_lost_coroutines")


def failing_lines(load: Load, project: str) -> dict[str, Line | None]:
    """For each path operation that fails with the exceptions that the findings name, the innermost line of the project that it fails on."""
    found: dict[str, Line | None] = {}
    with load(project) as program, TestClient(program.app) as client:
        for name, call in operations(program.app, client):
            try:
                call()
            except (TypeError, ValueError, RuntimeError, AttributeError) as error:
                found[name] = innermost_line(error, FIXTURES / project)
    return found


def innermost_line(error: BaseException, root: Path) -> Line | None:
    lines = [
        Line(str(Path(frame.filename).relative_to(root)), frame.lineno or 0)
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(root)
    ]
    return lines[-1] if lines else None


@pytest.mark.parametrize("project", projects("wrong_use"))
def test_exactly_the_marked_lines_raise(load: Load, project: str) -> None:
    rules = {e.rule for e in expectations(project)} - SILENT - {"missing-await-assigned", "client-per-request"}
    marks = lines_that_happen(project, *rules)
    failed = failing_lines(load, project)
    assert {line for line in failed.values() if line not in marks} <= named(project)
    assert marks - set(failed.values()) == set()


def named(project: str) -> set[Line | None]:
    """The lines behind those on which a coroutine was bound to a name: they fail in its place."""
    marks = lines_that_happen(project, "missing-await-assigned")
    return {Line(line.path, line.number + 1) for line in marks}


def test_an_unused_async_generator_is_a_200_and_nothing_is_done(load: Load) -> None:
    with load("wrong_use/iterated") as program, TestClient(program.app) as client:
        assert client.get("/unused").json() == {"ok": True}
        assert program.audit == []
        assert client.get("/right").status_code == 200
        assert "a b" in program.audit
