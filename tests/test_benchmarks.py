"""The benchmarks, on small repositories whose bugs are known."""

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from benchmarks import comparison, findings, recall, resolution
from benchmarks.checkouts import function_lines
from benchmarks.programs import lay_out, statement_lines
from benchmarks.rivals import RIVALS, Rival
from benchmarks.tools import TOOLS, Finding, Place
from fastapi_async_lint.rules import find_rule
from support import write

SHOP = {
    "app.py": """\
        import time

        from fastapi import FastAPI

        from stock import load

        app = FastAPI()


        @app.get("/stock")
        async def stock(plugin) -> int:
            plugin.refresh()
            return load()


        @app.get("/nap")
        async def nap() -> None:
            time.sleep(1)
            time.sleep(2)
    """,
    "stock.py": """\
        import time


        def load() -> int:
            time.sleep(1)
            return 1
    """,
    "logo.png": "not Python",
}
SHOP_FIXED = {
    **SHOP,
    "app.py": SHOP["app.py"].replace("async def stock", "def stock").replace("            time.sleep(1)\n", ""),
}
TILL = {
    "server/pyproject.toml": "",
    "server/till.py": """\
        from fastapi import FastAPI

        app = FastAPI()


        async def notify() -> None:
            ...


        @app.post("/pay")
        async def pay() -> str:
            notify()
            return "paid"


        @app.get("/")
        async def index() -> str:
            return "till"
    """,
}
TILL_FIXED = {**TILL, "server/till.py": TILL["server/till.py"].replace("    notify()", "    await notify()")}


def git(directory: Path, *arguments: str) -> str:
    settings = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    line = ["git", *settings, "-C", str(directory), *arguments]
    return subprocess.run(line, check=True, capture_output=True, text=True).stdout.strip()


def repository(directory: Path, *states: dict[str, str]) -> list[str]:
    """A repository with a commit for each state of its files; the commits."""
    directory.mkdir(parents=True)
    git(directory, "init")
    commits = []
    for state in states:
        write(directory, state)
        git(directory, "add", "--all")
        git(directory, "commit", "--message", "state")
        commits.append(git(directory, "rev-parse", "HEAD"))
    return commits


def bug(
    name: str, repo: str, commits: list[str], kind: str, file: str, line: int, function: str, lines: list[int]
) -> str:
    parent, fix = commits
    record = {"id": name, "repo": repo, "parent_commit": parent, "fix_commit": fix, "kind": kind, "file": file}
    return json.dumps(
        {**record, "line": line, "function": function, "function_lines": lines, "symbol": "f", "note": "-"}
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two repositories, one of them a bare clone, and the bugs of both."""
    shop = repository(tmp_path / "shop", SHOP, SHOP_FIXED)
    clones = tmp_path / "clones"
    git(tmp_path, "clone", "--bare", "shop", str(clones / "acme+shop" / "repo"))
    till = repository(clones / "acme+till", TILL, TILL_FIXED)
    bugs = [
        bug("line", "acme/shop", shop, "blocking-helper", "app.py", 13, "stock", [10, 13]),
        bug("chain", "acme/shop", shop, "blocking-direct", "stock.py", 5, "load", [4, 6]),
        bug("function", "acme/shop", shop, "blocking-direct", "app.py", 12, "stock", [10, 13]),
        bug("stays", "acme/shop", shop, "missing-await", "app.py", 12, "stock", [10, 13]),
        bug("await", "acme/till", till, "missing-await", "server/till.py", 12, "pay", [10, 13]),
        bug("not-fixed", "acme/till", till, "async-no-await", "server/till.py", 18, "index", [16, 18]),
        bug("no-rule", "acme/till", till, "dangling-task", "server/till.py", 12, "pay", [10, 13]),
    ]
    (tmp_path / "bugs.jsonl").write_text("\n".join(bugs))
    return tmp_path


def run(corpus: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What `python -m benchmarks.recall` prints."""
    where = ["--clones", str(corpus / "clones"), "--work", str(corpus / "work"), "--venv", sys.prefix]
    assert recall.main([str(corpus / "bugs.jsonl"), *where, *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_each_bug_is_judged(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = run(corpus, capsys, "--tool", "ours", "--list", "all")
    verdicts = [line.split()[:5] for line in listed if line.startswith(("HIT", "MISS"))]
    assert verdicts == [
        ["HIT", "line", "blocking-helper", "line", "gone"],
        ["HIT", "chain", "blocking-direct", "chain", "gone"],
        ["HIT", "function", "blocking-direct", "function", "gone"],
        ["MISS", "stays", "missing-await", "-", "-"],
        ["HIT", "await", "missing-await", "line", "gone"],
        ["MISS", "not-fixed", "async-no-await", "-", "stays"],
        ["MISS", "no-rule", "dangling-task", "-", "-"],
    ]


def test_tables_compare_tools(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = run(corpus, capsys, "--tool", "ours", "--tool", "ruff")
    assert [line for line in printed if "blocking call, direct" in line] == [
        "| blocking call, direct | 2 | 1 + 1 | 0 |"
    ]
    assert [line.split(" | ")[2:8] for line in printed if line.startswith("| ours")] == [["4", "2", "1", "1", "4", "0"]]


def test_a_second_run_needs_no_clone(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = run(corpus, capsys, "--tool", "ours", "--list", "hits")
    (corpus / "clones").rename(corpus / "elsewhere")
    assert run(corpus, capsys, "--tool", "ours", "--list", "hits") == first


def test_a_run_that_fails_is_said(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = run(corpus, capsys, "--tool", "ours", "--kind", "dangling-task", "--timeout", "0.01")
    assert [line.split(" | ")[7] for line in printed if line.startswith("| ours")] == ["1"]


def test_a_tool_that_is_not_there_is_said(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    where = ["--clones", str(corpus / "clones"), "--work", str(corpus / "work")]
    assert recall.main([str(corpus / "bugs.jsonl"), *where, "--tool", "hydroid"]) == 2


@pytest.mark.parametrize(
    ("tool", "text", "expected"),
    [
        (
            "flake8-async",
            "app/a.py:7:5: ASYNC251 time.sleep in async function\n",
            Finding("ASYNC251", Place("app/a.py", 7)),
        ),
        (
            "evloop-lint",
            '{"code": "EVL001", "path": "./a.py", "line": 7, "chain": [{"path": "./b.py", "line": 2}]}\n',
            Finding("EVL001", Place("./a.py", 7), (Place("./b.py", 2),)),
        ),
        (
            "hydroid",
            json.dumps(
                {
                    "diagnostics": [
                        {
                            "location": {"path": "a.py", "line": 7},
                            "chain": [{"location": {"path": "b.py", "line": 2}}],
                            "sink": {"category": "sleep"},
                        }
                    ]
                }
            ),
            Finding("blocking-sleep", Place("a.py", 7), (Place("b.py", 2),)),
        ),
        (
            "ruff",
            '[{"code": "ASYNC251", "filename": "/p/a.py", "location": {"row": 7}}, {"code": null, "filename": "b.py", "location": {"row": 1}}]',
            Finding("ASYNC251", Place("/p/a.py", 7)),
        ),
    ],
    ids=str,
)
def test_output_is_read(tool: str, text: str, expected: Finding) -> None:
    assert TOOLS[tool].parse(text)[0] == expected


def test_lines_of_a_function(tmp_path: Path) -> None:
    text = """\
        class Shop:
            @property
            @cached
            def stock(self):
                def load():
                    return 1

                return load()
    """
    path = write(tmp_path, {"shop.py": dedent(text)}) / "shop.py"
    assert function_lines(path, "Shop.stock") == (2, 8)
    assert function_lines(path, "Shop.stock.load") == (5, 6)
    assert function_lines(path, "stock") is None
    assert function_lines(tmp_path / "gone.py", "stock") is None


def test_findings_are_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = str(write(tmp_path / "shop", SHOP))
    assert findings.main([tree, "--count", "2", "--seed", "1"]) == 0
    printed = capsys.readouterr().out
    assert "2 of 4 findings" in printed
    assert "  > 18      time.sleep(1)" in printed
    assert findings.main([tree, "--count", "2", "--seed", "1"]) == 0
    assert capsys.readouterr().out == printed


def test_resolution_is_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert resolution.main([str(write(tmp_path / "shop", SHOP))]) == 0
    assert "| shop | 4 | 3 | 75.0% |" in capsys.readouterr().out


MARKED = """\
    import asyncio
    import time


    async def work() -> None: ...


    async def nap() -> None:
        time.sleep(
            1  # error: [blocking-call]
        )
        asyncio.create_task(work())  # error: [dangling-task]
        asyncio.create_task(work())  # missing: [dangling-task]


    async def idle() -> None:
        print("legal")
"""
FAKE_RUFF = """\
#!{python}
import json, os, pathlib
lines = {{"ASYNC251": 9, "RUF006": 12, "RUF029": 16}} if pathlib.Path.cwd().parent.name == "shop-till" else {{}}
print(json.dumps([{{"code": code, "filename": "app.py", "location": {{"row": row}}}} for code, row in lines.items()]))
"""


def rival(name: str) -> Rival:
    return next(each for each in RIVALS if each.tool.name == name)


def test_tools_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"fixtures/shop/till/app.py": MARKED, "venv/bin/ruff": FAKE_RUFF.format(python=sys.executable)})
    (tmp_path / "venv/bin/ruff").chmod(0o755)
    where = [
        "--work",
        str(tmp_path / "work"),
        "--fixtures",
        str(tmp_path / "fixtures"),
        "--venv",
        str(tmp_path / "venv"),
    ]
    assert comparison.main([*where, "--tool", "ruff", "--list"]) == 0
    printed = capsys.readouterr()
    rows = {
        row.split(" | ")[0].strip("| "): row.split(" | ")[1:] for row in printed.out.splitlines() if row.startswith("|")
    }
    examples = find_rule("FAL501")
    assert examples is not None
    marks = 2 + sum(each.bad.count("# error") for each in examples.examples)
    assert rows["FAL501 dangling-task"] == [str(marks), "1 |"]
    assert rows["FAL201 blocking-call"][1] == "1 |"
    assert rows["`async def` without await"] == ["1 |"]
    assert "ruff misses shop-till/app.py:13 dangling-task" in printed.err
    assert "ruff says shop-till/app.py:16 RUF029" in printed.err


def test_a_rival_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert comparison.main(["--work", str(tmp_path / "work"), "--tool", "hydroid"]) == 2


def test_the_programs_are_the_fixtures_and_the_examples(tmp_path: Path) -> None:
    write(tmp_path, {"fixtures/shop/till/app.py": MARKED})
    programs = lay_out(tmp_path / "fixtures", tmp_path / "work")
    assert {"shop-till", "missing-await-bad", "missing-await-good"} <= set(programs.homes)
    assert [mark[1:3] for mark in programs.marks if mark.path == "shop-till/app.py"] == [
        ((9, 11), "blocking-call"),
        ((12, 12), "dangling-task"),
        ((13, 13), "dangling-task"),
    ]
    assert not any(mark.path.startswith("missing-await-good/") for mark in programs.marks)


def test_a_statement_that_holds_others_is_its_head() -> None:
    text = "@app.get(\n    '/'\n)\nasync def f(\n    x,\n):\n    with x:\n        g(\n            1)\n"
    assert [statement_lines(text, line) for line in (2, 5, 7, 9)] == [(1, 6), (1, 6), (7, 7), (8, 9)]


@pytest.mark.parametrize(
    ("tool", "text", "finding", "code"),
    [
        (
            "fastapi-therapist",
            '{"diagnostics": [{"rule": "FASTT003", "filePath": "a.py", "line": 7, "message": "no await"}]}',
            Finding("FASTT003", Place("a.py", 7), message="no await"),
            "FAL301",
        ),
        (
            "mypy",
            '{"file": "a.py", "line": 7, "message": "must be used", "hint": "await?", "code": "unused-coroutine"}\nFound 1 error\n',
            Finding("unused-coroutine", Place("a.py", 7), message="must be used await?"),
            "FAL101",
        ),
        (
            "pyright",
            '{"generalDiagnostics": [{"file": "a.py", "rule": "reportUnusedCoroutine", "message": "m", "range": {"start": {"line": 6}}}]}',
            Finding("reportUnusedCoroutine", Place("a.py", 7), message="m"),
            "FAL101",
        ),
        (
            "ty",
            '[{"check_name": "invalid-await", "description": "m", "location": {"path": "a.py", "positions": {"begin": {"line": 7}}}}]',
            Finding("invalid-await", Place("a.py", 7), message="m"),
            "FAL106",
        ),
        (
            "pyrefly",
            '{"errors": [{"name": "not-async", "path": "a.py", "line": 7, "description": "m"}]}',
            Finding("not-async", Place("a.py", 7), message="m"),
            "FAL107",
        ),
    ],
)
def test_output_of_rivals_is_read(tool: str, text: str, finding: Finding, code: str) -> None:
    assert rival(tool).tool.parse(text) == [finding]
    assert rival(tool).is_about(finding, code)


@pytest.mark.parametrize(
    "code", ["reportMissingImports", "reportUnknownMemberType", "no-untyped-call", "missing-import"]
)
def test_what_is_not_known_is_no_mistake(code: str) -> None:
    finding = Finding(code, Place("a.py", 7), message="the type of a Coroutine")
    assert not rival("mypy").is_about(finding, "FAL102")


def test_elsewhere_an_error_of_a_type_has_to_be_about_coroutines() -> None:
    error = Finding("arg-type", Place("a.py", 7), message="incompatible type int")
    assert rival("mypy").is_about(error, "FAL102")
    assert not rival("mypy").is_alarm(error, "FAL102")
