"""Sends one request to every path operation of a fixture program."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

METHODS = ("get", "post", "put", "patch", "delete", "options", "head", "trace")


def drive(app: FastAPI, client: TestClient) -> dict[str, int]:
    """Call every documented path operation once; return the status codes."""
    return {name: call().status_code for name, call in operations(app, client)}


def operations(app: FastAPI, client: TestClient) -> Iterator[tuple[str, Callable[[], Response]]]:
    """Name every documented path operation, and say how to call it once."""
    for path, method, operation in _operations(app):
        yield f"{method.upper()} {path}", partial(client.request, method, path, **_body(operation))


def greet(client: TestClient, *paths: str) -> None:
    """Open every websocket once, say hello and listen until it closes."""
    for path in paths:
        with ExitStack() as stack:
            try:
                session = stack.enter_context(client.websocket_connect(path))
                session.send_text("hello")
                while True:
                    session.receive_text()
            except Exception:  # the server closed the connection, or failed
                continue


def _operations(app: FastAPI) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in app.openapi()["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def _body(operation: dict[str, Any]) -> dict[str, Any]:
    content = operation.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        return {"files": {"file": ("a.txt", b"hello")}}
    return {"json": {}} if "application/json" in content else {}
