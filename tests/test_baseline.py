"""The baseline: old findings are silent wherever they move, new ones are not, vanished ones are forgotten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import CLEAN, SLEEPING, Check, Write
from fastapi_async_lint.baseline import Baseline
from fastapi_async_lint.store import FOLDER

NAMED = ("--baseline", "known.json")
CONFIGURED = '[tool.fastapi-async-lint]\nbaseline = "known.json"\n'
TWICE = SLEEPING + "\n\nasync def other() -> None:\n    time.sleep(2)\n"


def known(root: Path) -> dict[str, dict[str, dict[str, int]]]:
    document = json.loads((root / "known.json").read_text("utf-8"))
    assert document.keys() == {"version", "findings"}
    return document["findings"]  # type: ignore[no-any-return]


def test_what_is_there_is_accepted_and_what_is_new_fails(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING})
    written = check(*NAMED, "--update-baseline")
    assert (written.exit_code, written.stdout, written.stderr) == (
        0,
        "",
        "known.json: 1 known finding, each place counted.\n",
    )
    assert known(root) == {"app.py": {"FAL201": {"index": 1}}}
    assert check(*NAMED).exit_code == 0
    project({"app.py": TWICE})
    result = check(*NAMED, "--output-format", "concise")
    assert result.exit_code == 1
    assert [line.split(":")[1] for line in result.stdout.splitlines()] == ["14"]


def test_lines_may_move(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING})
    check(*NAMED, "--update-baseline")
    project({"app.py": "# one\n# two\n" + SLEEPING})
    assert check(*NAMED).exit_code == 0


def test_one_more_of_a_kind_shows_all_of_that_kind(project: Write, check: Check) -> None:
    call = "import asyncio\n\n\nasync def f() -> None: ...\n\n\nasync def g() -> None:\n    f()\n"
    project({"app.py": call})
    check(*NAMED, "--update-baseline")
    assert check(*NAMED).exit_code == 0
    project({"app.py": call + "    f()\n"})
    assert len(check(*NAMED, "--output-format", "concise").stdout.splitlines()) == 2


def test_what_vanished_is_said_and_forgotten(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING, "old.py": SLEEPING})
    check(*NAMED, "--update-baseline")
    project({"app.py": CLEAN})
    (root / "old.py").unlink()
    result = check(*NAMED)
    assert result.exit_code == 0
    assert "2 findings of the baseline can no longer be found; --update-baseline forgets them." in result.stderr
    check(*NAMED, "--update-baseline")
    assert known(root) == {}
    project({"app.py": SLEEPING})
    assert check(*NAMED).exit_code == 1


def test_files_that_are_not_linted_keep_what_is_known(project: Write, check: Check) -> None:
    root = project({"one.py": SLEEPING, "two.py": SLEEPING})
    check(*NAMED, "--update-baseline")
    project({"one.py": CLEAN})
    assert "1 finding of the baseline" in check(*NAMED, "one.py").stderr
    assert "of the baseline" not in check(*NAMED, "two.py").stderr
    check(*NAMED, "--update-baseline", "one.py")
    assert known(root) == {"two.py": {"FAL201": {"index": 1}}}


def test_rules_that_are_off_keep_what_is_known(project: Write, check: Check) -> None:
    call = "\n\nasync def f() -> None: ...\n\n\nasync def g() -> None:\n    f()\n"
    root = project({"app.py": SLEEPING + call})
    check(*NAMED, "--update-baseline")
    assert known(root) == {"app.py": {"FAL101": {"g": 1}, "FAL201": {"index": 1}}}
    project({"app.py": CLEAN})
    assert "1 finding of the baseline" in check(*NAMED, "--select", "FAL1").stderr
    check(*NAMED, "--update-baseline", "--select", "FAL1")
    assert known(root) == {"app.py": {"FAL201": {"index": 1}}}
    assert "of the baseline" not in check(*NAMED, "--select", "FAL1").stderr


def test_each_place_counts_where_one_cause_is_reached_from_several(project: Write, check: Check) -> None:
    helper = "import time\n\n\ndef pause() -> None:\n    time.sleep(1)\n"
    route = '\n\n@app.get("/{0}")\nasync def {0}() -> None:\n    pause()\n'
    start = "from fastapi import FastAPI\nfrom helper import pause\n\napp = FastAPI()\n"
    root = project({"helper.py": helper, "app.py": start + route.format("a") + route.format("b")})
    assert "reached from 1 more place" in check("--output-format", "concise").stdout
    check(*NAMED, "--update-baseline")
    assert known(root) == {"app.py": {"FAL202": {"a": 1, "b": 1}}}
    project({"app.py": start + route.format("a") + route.format("b") + route.format("c")})
    assert len(check(*NAMED, "--output-format", "concise").stdout.splitlines()) == 1


def test_the_configuration_can_name_it(project: Write, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"app/main.py": SLEEPING}, CONFIGURED)
    monkeypatch.chdir(root / "app")
    check("--update-baseline")
    assert known(root) == {"app/main.py": {"FAL201": {"index": 1}}}
    assert check().exit_code == 0
    assert check("--baseline", "missing.json").exit_code == 2


def test_comments_are_not_counted(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING.replace("sleep(1)", "sleep(1)  # noqa: FAL201")})
    check(*NAMED, "--update-baseline")
    assert known(root) == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no such baseline; --update-baseline makes one"),
        ("{", "is not a baseline: "),
        ("[]", "is not a baseline: --update-baseline writes a new one"),
        ("{}", "is not a baseline"),
        ('{"version": 2, "findings": {}}', "is a baseline of version 2, not 1"),
        ('{"version": 1, "findings": {"app.py": 3}}', "is not a baseline"),
        ('{"version": 1, "findings": {"app.py": {"FAL201": {"index": "x"}}}}', "is not a baseline"),
    ],
)
def test_one_that_cannot_be_read_exits_with_2_and_one_line(
    project: Write, check: Check, content: str | None, reason: str
) -> None:
    root = project({"app.py": SLEEPING})
    if content is not None:
        (root / "known.json").write_text(content, "utf-8")
    result = check(*NAMED)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: known.json: {reason}")
    assert len(result.stderr.splitlines()) == 1


def test_there_has_to_be_one(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING})
    result = check("--update-baseline")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: --update-baseline needs --baseline FILE")
    assert check("-", *NAMED, "--update-baseline", stdin=SLEEPING).exit_code == 2


def test_a_failed_write_leaves_the_old_one(project: Write, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"app.py": SLEEPING})
    check(*NAMED, "--update-baseline")
    before = (root / "known.json").read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "known.json")

    monkeypatch.setattr(Path, "replace", fail)
    project({"app.py": TWICE})
    result = check(*NAMED, "--update-baseline")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No space left on device" in result.stderr
    assert (root / "known.json").read_bytes() == before
    assert sorted(path.name for path in root.iterdir()) == [FOLDER, "app.py", "known.json", "pyproject.toml"]


def test_saving_and_loading_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "known.json"
    path.parent.mkdir()
    counts = {(tmp_path / "a::b%0A.py", "FAL201", "f"): 2, (tmp_path / "sub" / "caf\u00e9.py", "FAL101", ""): 1}
    Baseline(path, counts).save()
    assert Baseline.load(path).counts == counts
