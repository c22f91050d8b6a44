"""Both hooks, installed and run by pre-commit and by prek from a clone of this repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from test_everywhere import CONFIG, FILES

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pre-commit")]
"""In one process: each hook is installed once."""

NEEDED = ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
CONFIGURATION = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: {name}
"""
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


def hook(name: str, hooks: Path, store: Path, directory: Path, *files: str) -> list[tuple[str, str]]:
    """What a hook finds, run on the given files of a repository, or on all."""
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=hooks, check=True, capture_output=True, text=True
    ).stdout
    config = store / f"{name}.yaml"
    config.write_text(CONFIGURATION.format(repository=hooks, revision=revision.strip(), name=name), "utf-8")
    return found("pre_commit", store, directory, "run", "--config", str(config), name, files=files)


def found(runner: str, store: Path, directory: Path, *line: str, files: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The findings that a hook prints, of a runner that is called so."""
    run = subprocess.run(
        [sys.executable, "-m", runner, *line, *(("--files", *files) if files else ("--all-files",)), "--color=never"],
        cwd=directory,
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
def test_it_can_be_tried(runner: str, hooks: Path, store: Path, chat_app: Path) -> None:
    assert found(runner, store, chat_app, "try-repo", str(hooks), "fastapi-async-lint") == expected(chat_app) != []


@pytest.mark.parametrize("name", ["fastapi-async-lint", "fastapi-async-lint-all"])
def test_all_files(name: str, hooks: Path, store: Path, chat_app: Path) -> None:
    assert hook(name, hooks, store, chat_app) == expected(chat_app) != []


def test_one_file_is_linted_with_the_project_as_context(hooks: Path, store: Path, chat_app: Path) -> None:
    path = "app/routes/documents.py"
    wanted = [finding for finding in expected(chat_app) if finding[0].startswith(f"{path}:")]
    assert {code for _, code in wanted} >= {"FAL202"}
    assert hook("fastapi-async-lint", hooks, store, chat_app, path) == wanted


def test_one_changed_file_lints_the_whole_project(hooks: Path, store: Path, chat_app: Path) -> None:
    found = hook("fastapi-async-lint-all", hooks, store, chat_app, "app/services/http.py")
    assert found == expected(chat_app)


@pytest.mark.parametrize("name", ["fastapi-async-lint", "fastapi-async-lint-all"])
def test_configuration_comments_and_baseline_hold(name: str, hooks: Path, store: Path, tmp_path: Path) -> None:
    for path, content in (FILES | {"pyproject.toml": CONFIG}).items():
        file = tmp_path / "shop" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    shop = repository(tmp_path / "shop")
    assert hook(name, hooks, store, shop) == expected(shop) != []
