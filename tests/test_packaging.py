"""What is shipped, what the README promises, and what every file of the project has to pass."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import grimp
import pytest

from conftest import ROOT
from fastapi_async_lint.rules import all_rules
from tools import docs

PACKAGE = ROOT / "src" / "fastapi_async_lint"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")


def run(*arguments: str) -> str:
    """What a tool of this environment prints, run at the root of the repository; it has to pass."""
    line = [sys.executable, *arguments]
    result = subprocess.run(line, capture_output=True, encoding="utf-8", check=False, timeout=600, cwd=ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


# --- every file


@pytest.mark.parametrize(
    "arguments",
    [
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["mypy"],
    ],
    ids=" ".join,
)
def test_the_code_passes(arguments: list[str]) -> None:
    run("-m", *arguments)


def test_imports_keep_the_contracts() -> None:
    run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache")


def test_rules_do_not_import_each_other() -> None:
    graph = grimp.build_graph("fastapi_async_lint", cache_dir=None)
    rules = {name for name in graph.find_children("fastapi_async_lint.rules") if ".rules._" not in name}
    assert rules
    assert {
        rule: imported for rule in rules if (imported := graph.find_modules_directly_imported_by(rule) & rules)
    } == {}


# --- the package


def test_entry_points() -> None:
    (script,) = entry_points(group="console_scripts", name="fastapi-async-lint")
    assert callable(script.load())
    (plugin,) = entry_points(group="flake8.extension", name="FAL")
    assert plugin.load().__name__ == "Plugin"


@pytest.mark.slow
def test_the_wheel_has_the_code_the_data_and_the_type_marker(tmp_path: Path) -> None:
    run("-m", "build", "--outdir", str(tmp_path), str(ROOT))
    (wheel,) = tmp_path.glob("fastapi_async_lint-*.whl")
    (sdist,) = tmp_path.glob("fastapi_async_lint-*.tar.gz")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    sources = {f"fastapi_async_lint/{path.relative_to(PACKAGE).as_posix()}" for path in PACKAGE.rglob("*.py")}
    data = {f"fastapi_async_lint/knowledge/data/{path.name}" for path in PACKAGE.glob("knowledge/data/*.json")}
    assert data
    assert wheel.stat().st_size < 3_000_000
    assert names == sources | data | {"fastapi_async_lint/py.typed"}
    run("-m", "twine", "check", "--strict", str(wheel), str(sdist))
    run("-m", "check_wheel_contents", str(wheel))


def test_runtime_dependencies_are_imported_and_imports_are_dependencies() -> None:
    graph = grimp.build_graph("fastapi_async_lint", include_external_packages=True, cache_dir=None)
    imported = {name for name in graph.modules if graph.is_module_squashed(name)} - set(sys.stdlib_module_names)
    needed = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["lsp"]]
    named = {re.split(r"[^\w-]", dependency)[0] for dependency in needed}
    assert imported == named


# --- the documentation


def test_what_the_documentation_takes_from_the_code_is_current() -> None:
    kept = list(docs.kept())
    assert kept
    for name, text in kept:
        assert (ROOT / "docs" / name).read_text("utf-8") == text, "run python -m tools.docs"


def test_every_rule_has_a_page() -> None:
    names = {name for name, _ in docs.pages()}
    assert names == {"rules/index.md", *(f"rules/{rule.code}.md" for rule in all_rules())}


# --- the README


def commands() -> list[str]:
    """The commands of the README that start in a virtual environment of the clone."""
    return [line for line in README.splitlines() if ".venv/bin/" in line]


def test_one_command_installs_and_lints_the_sample() -> None:
    first = commands()[0]
    assert [part.split()[0] for part in first.split(" && ")] == [
        "python3", ".venv/bin/pip", ".venv/bin/fastapi-async-lint",
    ]  # fmt: skip
    assert first.endswith(" check examples/chat_app")


def test_ci_runs_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert script[-1] == f"exec {commands()[-1]}"
    assert commands()[-1].startswith(".venv/bin/python -m pytest")


def test_the_output_in_the_readme_is_real() -> None:
    line = [sys.executable, "-m", "fastapi_async_lint", "check", "examples/chat_app"]
    printed = subprocess.run(line, capture_output=True, encoding="utf-8", check=False, timeout=300, cwd=ROOT).stdout
    (shown,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    for finding in shown.strip("\n").split("\n\n"):
        assert f"{finding}\n\n" in printed


def test_the_changelog_has_the_version_to_come() -> None:
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")
