"""The same findings, at the same places, with the same ones silenced, whichever way a user meets the tool."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CLEAN, ROOT, SLEEPING, Check, Write
from language_client import Client, PlainClient, session

Place = tuple[str, int, int, str]

CONFIG = """\
[project]
name = "shop"
version = "1"

[tool.fastapi-async-lint]
ignore = ["FAL301"]
exclude = ["legacy/"]
per-file-ignores = { "jobs/" = ["FAL2"] }
levels = { FAL102 = "warning" }
baseline = "known.json"
"""

HELPER = "import time\n\n\ndef pause() -> None:\n    time.sleep(1)\n"

MAIN = """\
import time

import requests
from fastapi import FastAPI

from shop.helper import pause

app = FastAPI()


async def notify(text: str) -> None: ...


@app.get("/one")
async def one() -> None:
    "\U0001f600\u732b"; time.sleep(1)
    notify("x")
    pause()


@app.get("/two")
async def two() -> None:
    pause()
    time.sleep(1)  # noqa: FAL201
    notify("x")  # fastapi-async-lint: ignore[missing-await]
    requests.get(
        "http://example.org",
    )  # noqa: FAL201
    requests.get(
        "http://example.org",
    )  # fastapi-async-lint: ignore[FAL201]


@app.get("/three")
async def three() -> None:  # fastapi-async-lint: ignore[FAL1]
    notify("x")
    pause()


@app.get("/four")
async def four() -> None:
    notify("\U0001f600")  # noqa: FAL101, FAL202
    await notify("x")  # fastapi-async-lint: ignore[FAL101]
"""

FILES: dict[str, str | bytes] = {
    "shop/__init__.py": "",
    "shop/helper.py": HELPER,
    "shop/main.py": MAIN,
    "shop/known.py": SLEEPING,
    "shop/silent.py": f"# fastapi-async-lint: file-ignore[FAL2]\n{SLEEPING}",
    "shop/crlf.py": SLEEPING.replace("\n", "\r\n").encode(),
    "shop/latin.py": b"# coding: latin-1\n" + SLEEPING.replace("    time", '    "\xe9"; time').encode("latin-1"),
    "legacy/old.py": SLEEPING,
    "jobs/job.py": SLEEPING,
    "tests/test_main.py": SLEEPING,
    "clean.py": CLEAN,
    "known.json": '{"version": 1, "findings": {"shop/known.py": {"FAL201": {"index": 1}}}}',
}
NAMES = sorted(name for name in FILES if name.endswith(".py"))
LINE = re.compile(r"^(\S+?):(\d+):(\d+): (FAL\d+) ", re.MULTILINE)


@pytest.fixture
def shop(project: Write) -> Path:
    return project(FILES, CONFIG)


@pytest.fixture
def expected(shop: Path, check: Check) -> set[Place]:
    """What the command line says, with every place of a cause that has several."""
    findings = json.loads(check("--output-format", "json").stdout)["findings"]
    found = {
        (place["path"], place["span"]["line"], place["span"]["column"], finding["code"])
        for finding in findings
        for place in (finding, *finding["also"])
    }
    main = [(line, column, code) for path, line, column, code in sorted(found) if path == "shop/main.py"]
    assert main == [
        (16, 11, "FAL201"), (17, 5, "FAL101"), (18, 5, "FAL202"), (23, 5, "FAL202"), (26, 5, "FAL201"), (28, 8, "FAL001"),
        (37, 5, "FAL202"), (42, 18, "FAL001"), (43, 24, "FAL001"),
    ]  # fmt: skip
    assert {path for path, *_ in found} == {"shop/main.py", "shop/crlf.py", "shop/latin.py"}
    return found


def run(*arguments: str, stdin: bytes | None = None) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(
        [sys.executable, *arguments], input=stdin, capture_output=True, check=False, timeout=300, env=environment
    )
    assert result.stderr == b""
    return result.stdout.decode()


def places(text: str) -> set[Place]:
    return {(Path(path).as_posix(), int(line), int(column), code) for path, line, column, code in LINE.findall(text)}


FLAKE8 = ("-m", "flake8", "--isolated", "--select", "FAL")


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_flake8(shop: Path, expected: set[Place], jobs: str) -> None:
    assert places(run(*FLAKE8, jobs, str(shop.relative_to(Path.cwd())))) == expected


STARTED = """
import multiprocessing, sys
from flake8.main.cli import main

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    sys.exit(main())
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_flake8_in_processes_however_they_start(shop: Path, expected: set[Place], method: str) -> None:
    script = shop.parent / "started.py"  # `spawn` runs it again in each process
    script.write_text(STARTED, "utf-8")
    assert places(run(str(script), method, *FLAKE8[2:], "-j2", str(shop.relative_to(Path.cwd())))) == expected


def test_flake8_on_named_files(expected: set[Place]) -> None:
    assert places(run(*FLAKE8, *NAMES)) == expected


def test_flake8_on_stdin(shop: Path, expected: set[Place]) -> None:
    found = [
        places(run(*FLAKE8, "-", "--stdin-display-name", name, stdin=(shop / name).read_bytes()))
        for name in NAMES
        if name != "shop/latin.py"  # flake8 reads stdin in the locale's encoding or UTF-8
    ]
    assert set().union(*found) == {place for place in expected if place[0] != "shop/latin.py"}


def test_the_command_line_on_named_files(check: Check, expected: set[Place]) -> None:
    """As the pre-commit hook calls it."""
    findings = json.loads(check("--output-format", "json", *NAMES).stdout)["findings"]
    spread = [(finding, place) for finding in findings for place in (finding, *finding["also"])]
    assert {(p["path"], p["span"]["line"], p["span"]["column"], f["code"]) for f, p in spread} == expected


def test_the_command_line_on_stdin(shop: Path, check: Check, expected: set[Place]) -> None:
    found = set()
    for name in NAMES:
        findings = check(
            "-", "--stdin-filename", name, "--output-format", "json", stdin=(shop / name).read_bytes()
        ).stdout
        for finding in json.loads(findings)["findings"]:
            found |= {
                (place["path"], place["span"]["line"], place["span"]["column"], finding["code"])
                for place in (finding, *finding["also"])
            }
    assert found == expected


def text_of(path: Path) -> str:
    return path.read_bytes().decode("latin-1" if path.name == "latin.py" else "utf-8")


def of_client(client: Client, source: str) -> set[Place]:
    """What is published, as places in code points."""
    found = set()
    for name in NAMES:
        lines = text_of(client.root / name).splitlines()
        published = client.published.get(client.uri(name))
        for diagnostic in published.diagnostics if published is not None else ():
            if diagnostic.source == source and str(diagnostic.code).startswith("FAL"):
                start = diagnostic.range.start
                units = lines[start.line].encode("utf-16-le")[: 2 * start.character]
                found.add((name, start.line + 1, len(units.decode("utf-16-le")) + 1, str(diagnostic.code)))
    return found


def test_the_language_server(shop: Path, expected: set[Place]) -> None:
    async def body(client: Client) -> None:
        for name in NAMES:
            client.open(name, text_of(shop / name))
        await client.until(lambda: all(client.uri(name) in client.published for name in NAMES))
        assert of_client(client, "fastapi-async-lint") == expected

    session(shop, body)


def test_python_lsp_server(shop: Path, expected: set[Place]) -> None:
    """It calls flake8, and counts columns of it as they are: code points."""
    named = {place for place in expected if place[0] != "shop/latin.py"}

    plugins = {name: {"enabled": name == "flake8"} for name in ("flake8", "pycodestyle", "pyflakes", "mccabe")}
    names = [name for name in NAMES if name != "shop/latin.py"]
    with PlainClient(shop, "pylsp") as client:
        client.send("workspace/didChangeConfiguration", {"settings": {"pylsp": {"plugins": plugins}}})
        for name in names:
            document = {
                "uri": (shop / name).as_uri(),
                "languageId": "python",
                "version": 1,
                "text": text_of(shop / name),
            }
            client.send("textDocument/didOpen", {"textDocument": document})
        client.until(lambda _: len(client.published) == len(names) and of_pylsp(client, shop) == named)
        identifier = {"uri": (shop / "clean.py").as_uri(), "version": 2}
        client.send("textDocument/didChange", {"textDocument": identifier, "contentChanges": [{"text": SLEEPING}]})
        client.until(lambda _: of_pylsp(client, shop) == named | {("clean.py", 10, 5, "FAL201")})


def of_pylsp(client: PlainClient, root: Path) -> set[Place]:
    return {
        (
            name,
            diagnostic["range"]["start"]["line"] + 1,
            diagnostic["range"]["start"]["character"] + 1,
            diagnostic["code"],
        )
        for name in NAMES
        for diagnostic in client.published.get((root / name).as_uri(), ())
        if diagnostic["code"].startswith("FAL")
    }


RUNNER = """
import json, pathlib, sys
from vscode_common_python_lsp import run_module

def lint(name):
    style = "--format=%(row)d,%(col)d,%(code).1s,%(code)s:%(text)s"
    path = str(pathlib.Path(name).absolute())
    result = run_module("flake8", ["flake8", style, "--isolated", "--select", "FAL", path], False, ".")
    return [result.stdout, result.stderr]

runs = {name: lint(name) for name in sys.argv[2:]}
pathlib.Path("clean.py").write_text(pathlib.Path(sys.argv[1]).read_text())
runs["changed"] = lint("clean.py")
print(json.dumps(runs))
"""


def test_the_runner_of_vs_code(shop: Path, expected: set[Place]) -> None:
    """One process that lints file after file, also one that has changed meanwhile."""
    (shop / "changed.txt").write_text(SLEEPING, "utf-8")
    runs = json.loads(run("-c", RUNNER, "changed.txt", *NAMES))
    assert {error for _, error in runs.values()} == {""}
    found = {
        (name, int(line), int(column), code)
        for name, (text, _) in runs.items()
        for line, column, code in re.findall(r"^(\d+),(\d+),F,(FAL\d+):", text, re.MULTILINE)
    }
    assert found == expected | {("changed", 10, 5, "FAL201")}
