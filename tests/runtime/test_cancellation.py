"""A task that swallows its cancellation goes on past a timeout."""

from fastapi.testclient import TestClient

from .conftest import Load


def test_exactly_what_is_reported_goes_on(load: Load) -> None:
    with load("tasks/cancelled") as program, TestClient(program.app) as client:
        seen = {path: client.get(path).json() for path in program.app.openapi()["paths"]}
    assert seen == {path: "stopped" if path.startswith("/silent") else "late" for path in seen}
    assert set(seen.values()) == {"stopped", "late"}
