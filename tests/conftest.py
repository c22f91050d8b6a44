"""Small projects on disk, and the command line run on them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fastapi_async_lint.cli import app

ROOT = Path(__file__).parents[1]

SLEEPING = """\
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def index() -> None:
    time.sleep(1)
"""
"""One finding: FAL201 at 10:5."""

CLEAN = """\
import asyncio

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def index() -> None:
    await asyncio.sleep(1)
"""

Write = Callable[..., Path]
Check = Callable[..., Result]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files into a project of its own, which becomes the current directory."""
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)

    def write(files: dict[str, str | bytes], config: str = "") -> Path:
        for name, content in {"pyproject.toml": config, **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write


@pytest.fixture
def check() -> Check:
    """Run `fastapi-async-lint check` in this process."""

    def run(*arguments: str, stdin: str | bytes = "", **environment: str) -> Result:
        return CliRunner().invoke(app, ["check", *arguments], input=stdin, env=environment)

    return run


@pytest.fixture
def command() -> Run:
    """Run the tool as a process of its own."""

    def run(*arguments: str, module: str = "fastapi_async_lint", **options: object) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", module, *arguments]
        return subprocess.run(line, capture_output=True, text=True, check=False, timeout=300, **options)  # type: ignore[call-overload, no-any-return]

    return run
