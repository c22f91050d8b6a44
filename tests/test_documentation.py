"""What the documentation tells a user to type is typed here: commands, configuration, the action's script, links."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import known_rules
from tools import docs

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FOR_USERS = [
    ROOT / "README.md",
    *(ROOT / "docs" / name for name in ("index.md", "configuration.md", "integrations.md")),
]
COMMAND = re.compile(r"(?<![\w./'-])fastapi-async-lint (?:check|rule|config|routes|server)\b[^`|#\n]*")
SILENT = {"--help", "--update-baseline", "--add-ignore", "app/main.py"}
"""What makes the sample application's findings go unsaid."""
LINK = re.compile(r"\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> Iterator[tuple[str, str]]:
    for page in FOR_USERS:
        for found, text in BLOCK.findall(page.read_text("utf-8")):
            if found == language:
                yield page.name, text


def commands() -> list[str]:
    texts = [page.read_text("utf-8") for page in FOR_USERS]
    return sorted({match.strip() for text in texts for match in COMMAND.findall(text)})


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which the commands can be run: the sample application."""
    directory = tmp_path_factory.mktemp("shop") / "shop"
    shutil.copytree(ROOT / "examples" / "chat_app", directory, ignore=shutil.ignore_patterns("__pycache__"))
    return directory


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "src")}


def test_there_are_commands_to_run() -> None:
    found = commands()
    assert len(found) >= 12
    assert "fastapi-async-lint check --baseline async-baseline.json --update-baseline" in found


@pytest.mark.parametrize("line", [line.replace(" CODE", " FAL202") for line in commands()])
def test_a_command_of_the_documentation_runs(shop: Path, line: str) -> None:
    if "--baseline" in line and "--update" not in line:
        (shop / "async-baseline.json").write_text('{"version": 1, "findings": {}}', "utf-8")
    _, *arguments = shlex.split(line)
    run = subprocess.run(
        [sys.executable, "-m", "fastapi_async_lint", *arguments], cwd=shop, env=environment(), stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    finds = "check" in arguments and SILENT.isdisjoint(arguments)
    assert run.returncode == (1 if finds else 0), run.stderr
    assert "Traceback" not in run.stderr
    for name in arguments:
        if "=" in name or name.endswith((".xml", ".json")):
            assert (shop / name.rpartition("=")[2]).stat().st_size > 0
    if "--add-ignore" in arguments:
        shutil.copytree(ROOT / "examples" / "chat_app", shop, dirs_exist_ok=True)


@pytest.mark.parametrize(("page", "text"), [block for block in blocks("toml") if ".knowledge]" not in block[1]])
def test_a_configuration_of_the_documentation_is_one(tmp_path: Path, page: str, text: str) -> None:
    section = tomllib.loads(text).get("tool", {}).get("fastapi-async-lint", {})
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    config = Config.load(tmp_path).checked(known_rules())
    assert (config.path is not None) == bool(section)


@pytest.mark.parametrize(("page", "text"), list(blocks("yaml")))
def test_a_workflow_of_the_documentation_is_yaml(page: str, text: str) -> None:
    assert yaml.safe_load(text)


LINKS = [(page, link) for page in PAGES for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]


def test_there_are_blocks_and_links_to_look_at() -> None:
    assert len(LINKS) >= 20
    assert all(list(blocks(language)) for language in ("toml", "yaml", "console", "text"))


@pytest.mark.parametrize(("page", "link"), LINKS, ids=[f"{page.name}-{link}" for page, link in LINKS])
def test_a_link_leads_somewhere(page: Path, link: str) -> None:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    assert target.exists() or path in {name for name, _ in docs.pages()}
    if anchor:
        headings = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


# --- the action


ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def step(name: str) -> dict[str, Any]:
    (found,) = [step for step in ACTION["runs"]["steps"] if step.get("name") == name]
    return found  # type: ignore[no-any-return]


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
@pytest.mark.parametrize(
    ("paths", "arguments", "sarif", "code"),
    [
        ("app", "", "out.sarif", 1),
        ("app/config.py app/llm.py", "--select FAL2", "", 0),
        ("app", "--select FAL999", "", 2),
    ],
)
def test_the_action_reports_in_three_ways(
    shop: Path, tmp_path: Path, paths: str, arguments: str, sarif: str, code: int
) -> None:
    tool = tmp_path / "environment" / "bin" / "fastapi-async-lint"
    tool.parent.mkdir(parents=True)
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fastapi_async_lint "$@"\n', "utf-8")
    tool.chmod(0o755)
    summary, output = tmp_path / "summary.md", tmp_path / "output"
    script = step("Run fastapi-async-lint")
    names = {
        "PATHS": paths,
        "ARGUMENTS": arguments,
        "SARIF": str(tmp_path / sarif) if sarif else "",
        "ENVIRONMENT": str(tmp_path / "environment"),
    }
    assert names.keys() == script["env"].keys()
    given = environment() | names | {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
    run = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script["run"]], cwd=shop, env=given,
        capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert run.returncode == (2 if code == 2 else 0), run.stderr
    assert output.read_text("utf-8") == f"exit-code={code}\n"
    if code < 2:
        lines = run.stdout.splitlines()
        assert bool(lines) == bool(code)
        assert all(line.startswith("::") for line in lines)
        assert summary.read_text("utf-8").startswith("### fastapi-async-lint: ")
    if sarif:
        assert json.loads((tmp_path / sarif).read_text("utf-8"))["runs"][0]["results"]


def test_the_action_quotes_what_it_is_given() -> None:
    scripts = [each["run"] for each in ACTION["runs"]["steps"] if "run" in each]
    assert scripts
    assert not any("${{" in script for script in scripts), "inputs reach scripts through the environment only"
