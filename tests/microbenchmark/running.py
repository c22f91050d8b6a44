"""Imports a program and sends requests to it, with a tracer at its side."""

from __future__ import annotations

import ast
import asyncio
import json
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from runtime.conftest import load_root
from runtime.driver import drive, greet

from .expectations import Facts
from .tracer import Tracer, traced


def observed(root: Path) -> Facts:
    """What happens when every request that a program names is sent to it; one to each path operation if it names none."""
    tracer = Tracer(root)
    requests = _requests(root)
    with traced(tracer), load_root(root, "app") as program:
        tracer.phase = "startup"
        with TestClient(program.app, raise_server_exceptions=False) as client:
            assert client.portal is not None
            tracer.loop = client.portal.call(_running_loop)
            tracer.phase = "loop"
            _send(client, program.app, requests)
            client.portal.call(asyncio.sleep, 0.01)
            tracer.phase = "startup"
    tracer.facts.makes -= tracer.facts.calls
    return tracer.facts


async def _running_loop() -> asyncio.AbstractEventLoop:
    return asyncio.get_running_loop()


def _send(client: TestClient, app: FastAPI, requests: list[str]) -> None:
    if not requests:
        assert client.portal is not None
        client.portal.call(app.openapi)  # on the event loop, as a request for it is
        drive(app, client)
    for request in requests:
        method, path, *body = request.split(maxsplit=2)
        if method == "WEBSOCKET":
            greet(client, path)
        else:
            client.request(method, path, json=json.loads(body[0]) if body else None)


def _requests(root: Path) -> list[str]:
    """The lines of the program's docstring that begin with an HTTP method or `WEBSOCKET`."""
    docstring = ast.get_docstring(ast.parse((root / "app.py").read_text("utf-8"))) or ""
    return [line.strip() for line in docstring.splitlines() if line.strip().split(" ")[0] in _METHODS]


_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "WEBSOCKET"})
