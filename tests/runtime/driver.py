"""Sends one request to every path operation of a fixture program."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

METHODS = ("get", "post", "put", "patch", "delete", "options", "head", "trace")


def drive(app: FastAPI, client: TestClient) -> dict[str, int]:
    """Call every documented path operation once; return the status codes."""
    return {
        f"{method.upper()} {path}": client.request(method, path, **_body(operation)).status_code
        for path, method, operation in _operations(app)
    }


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
