"""Both hooks, installed and run by pre-commit and by prek from a clone of this repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pre-commit")]
"""In one process: each hook is installed once."""

NEEDED = ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
FINDING = re.compile(r"^ *(\S+:\d+:\d+): (FAL\d+) ", re.MULTILINE)  # prek indents what a hook prints


def git(directory: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=directory, check=True, capture_output=True, env=environment())


def environment() -> dict[str, str]:
    """Without what git tells the hooks that it runs."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def repository(directory: Path) -> Path:
    git(directory, "init", "--quiet")
    git(directory, "add", "--all")
    git(directory, "commit", "--quiet", "--message", "All", "--no-verify")
    return directory


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This package as a repository of hooks."""
    directory = tmp_path_factory.mktemp("hooks")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, directory / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, directory / name)
    return repository(directory)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit installs hooks."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def chat_app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample application as a repository of its own."""
    directory = tmp_path_factory.mktemp("work") / "chat_app"
    shutil.copytree(ROOT / "examples" / "chat_app", directory, ignore=shutil.ignore_patterns("__pycache__"))
    return repository(directory)


def expected(chat_app: Path) -> list[tuple[str, str]]:
    line = [sys.executable, "-m", "fastapi_async_lint", "check"]
    run = subprocess.run(line, cwd=chat_app, capture_output=True, encoding="utf-8", check=False, timeout=300)
    return FINDING.findall(run.stdout)


def hook(
    name: str, hooks: Path, store: Path, chat_app: Path, *files: str, runner: str = "pre_commit"
) -> list[tuple[str, str]]:
    """What a hook finds, run on the given files of the application, or on all."""
    line = [sys.executable, "-m", runner, "try-repo", str(hooks), name]
    run = subprocess.run(
        [*line, *(("--files", *files) if files else ("--all-files",)), "--color=never"],
        cwd=chat_app,
        env=environment() | {"PRE_COMMIT_HOME": str(store), "PREK_HOME": str(store / "prek")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert re.search(r"exit code: 1", run.stdout)
    return FINDING.findall(run.stdout)


@pytest.mark.parametrize("runner", ["pre_commit", "prek"])
@pytest.mark.parametrize("name", ["fastapi-async-lint", "fastapi-async-lint-all"])
def test_all_files(name: str, runner: str, hooks: Path, store: Path, chat_app: Path) -> None:
    assert hook(name, hooks, store, chat_app, runner=runner) == expected(chat_app) != []


def test_one_file_is_linted_with_the_project_as_context(hooks: Path, store: Path, chat_app: Path) -> None:
    path = "app/routes/documents.py"
    wanted = [finding for finding in expected(chat_app) if finding[0].startswith(f"{path}:")]
    assert {code for _, code in wanted} >= {"FAL202"}
    assert hook("fastapi-async-lint", hooks, store, chat_app, path) == wanted


def test_one_changed_file_lints_the_whole_project(hooks: Path, store: Path, chat_app: Path) -> None:
    found = hook("fastapi-async-lint-all", hooks, store, chat_app, "app/services/http.py")
    assert found == expected(chat_app)
