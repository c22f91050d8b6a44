"""Clients that are built again for every request: exactly on the lines that have a comment."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from openai import AsyncOpenAI

from .conftest import Load
from .driver import drive
from .expectations import FIXTURES, Line, lines_that_happen

PROJECT = "clients/per_request"
REPLACES = "/silent/replace"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Line]:
    """The lines of the project that build a client, each time that one does."""
    lines: list[Line] = []
    for class_ in (httpx.AsyncClient, AsyncOpenAI):
        monkeypatch.setattr(class_, "__init__", _noted(class_.__init__, lines))
    return lines


def _noted(original: Callable[..., None], lines: list[Line]) -> Callable[..., None]:
    def init(self: object, *args: Any, **kwargs: Any) -> None:
        path, number = sys._getframe(1).f_code.co_filename, sys._getframe(1).f_lineno
        if Path(path).is_relative_to(FIXTURES):
            lines.append(Line(Path(path).name, number))
        original(self, *args, **kwargs)

    return init


def test_exactly_the_marked_lines_build_a_client_for_the_second_request_too(load: Load, built: list[Line]) -> None:
    with load(PROJECT) as program, TestClient(program.app) as client:
        assert set(drive(program.app, client).values()) == {200}
        built.clear()
        for path in program.app.openapi()["paths"]:
            if path != REPLACES:
                client.get(path)
    assert set(built) == lines_that_happen(PROJECT, "client-per-request")
