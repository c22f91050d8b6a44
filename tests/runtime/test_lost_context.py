"""What a `def` dependency sets in a context variable is lost; what an `async def` one sets is not."""

from fastapi.testclient import TestClient

from .conftest import Load

PROJECT = "dependencies/context"


def test_exactly_what_is_reported_is_lost(load: Load) -> None:
    with load(PROJECT) as program, TestClient(program.app) as client:
        seen = {path: client.get(path).json() for path in program.app.openapi()["paths"]}
    assert seen == {path: "kept" if path.startswith("/silent") else "lost" for path in seen}
    assert set(seen.values()) == {"kept", "lost"}
