"""Fixes are applied in rounds, and only those that leave the file right."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import CLEAN, SLEEPING, Check, Write
from fastapi_async_lint.edits import TextEdit, TextFix
from fastapi_async_lint.engine import Diagnostic, Result, Step
from fastapi_async_lint.fixes import Outcome, fix, write
from fastapi_async_lint.model import Level, Span

SLEPT = SLEEPING.replace("import time\n", "import asyncio\nimport time\n").replace(
    "time.sleep(1)", "await asyncio.sleep(1)"
)
UNSAFE = """\
import requests
from fastapi import FastAPI

app = FastAPI()


async def is_admin() -> bool:
    return True


@app.get("/")
async def index() -> None:
    if is_admin():
        requests.get("/")
"""
HALF_FIXED = UNSAFE.replace("if is_admin", "if await is_admin")
FIXED = HALF_FIXED.replace('requests.get("/")', 'await run_in_threadpool(requests.get, "/")').replace(
    "import FastAPI\n", "import FastAPI\nfrom fastapi.concurrency import run_in_threadpool\n"
)

# --- rounds, with a linter of words: each `bad` is a finding


def word_linter(
    root: Path, word: str, new: str, *, level: Level = "error", also: Callable[[str], list[str]] = lambda _: []
) -> Callable[[Mapping[Path, str]], Result]:
    """Finds every `word` and fixes it to `new`; and what `also` finds in a text, without a fix."""

    def lint(overlay: Mapping[Path, str]) -> Result:
        diagnostics, texts = [], {}
        for path in sorted(root.glob("*.py")):
            text = texts[path] = overlay.get(path, path.read_text("utf-8"))
            for number, line in enumerate(text.splitlines(), 1):
                for match in re.finditer(rf"\b{word}\b", line):
                    span = Span(number, match.start(), number, match.end())
                    text_fix = TextFix("fix it", True, (TextEdit(span, new),))
                    diagnostics.append(Diagnostic(path, span, "FAL901", "word", "error", "bad word", fix=text_fix))
                for found in also(line):
                    span = Span(number, 0, number, len(line))
                    diagnostics.append(Diagnostic(path, span, "FAL902", "other", level, found))
        return Result(tuple(diagnostics), 1, texts=texts)

    return lint


def one_file(tmp_path: Path, text: str) -> Path:
    (tmp_path / "a.py").write_text(text, "utf-8")
    return tmp_path / "a.py"


def test_all_fixes_that_do_not_touch_each_other_are_made_at_once(tmp_path: Path) -> None:
    path = one_file(tmp_path, "bad = 1\nx = bad + bad\n")
    outcome = fix(word_linter(tmp_path, "bad", "good"), unsafe=False)
    assert outcome.texts == {path: "good = 1\nx = good + good\n"}
    assert len(outcome.fixed) == 3
    assert path.read_text("utf-8") == "bad = 1\nx = bad + bad\n"


def test_what_a_fix_uncovers_is_fixed_in_the_next_round(tmp_path: Path) -> None:
    path = one_file(tmp_path, "aa\n")
    calls = []

    def lint(overlay: Mapping[Path, str]) -> Result:
        calls.append(dict(overlay))
        text = overlay.get(path, "aa\n")
        place = text.find("a")
        if place < 0:
            return Result((), 1)
        span = Span(1, place, 1, place + 1)
        text_fix = TextFix("", True, (TextEdit(span, "b"),))
        return Result((Diagnostic(path, span, "FAL901", "word", "error", "", fix=text_fix),), 1, texts={path: text})

    outcome = fix(lint, unsafe=False)
    assert outcome.texts == {path: "bb\n"}
    assert calls == [{}, {path: "ba\n"}, {path: "bb\n"}]


def test_fixes_that_undo_each_other_are_left_out_and_said(tmp_path: Path) -> None:
    path = one_file(tmp_path, "bad\nold\n")
    bad, old, new = (word_linter(tmp_path, word, to) for word, to in (("bad", "good"), ("old", "new"), ("new", "old")))

    def lint(overlay: Mapping[Path, str]) -> Result:
        results = [each(overlay) for each in (bad, old, new)]
        return Result(tuple(found for each in results for found in each.diagnostics), 1, texts=results[0].texts)

    outcome = fix(lint, unsafe=False)
    assert outcome.texts == {path: "good\nold\n"}
    assert [(refusal.span.line, refusal.reason) for refusal in outcome.refused] == [(2, "another fix would undo it")]


def test_fixes_that_never_end_come_to_an_end(tmp_path: Path) -> None:
    one_file(tmp_path, "bad\n")
    outcome = fix(word_linter(tmp_path, "bad", "bad + bad"), unsafe=False)
    assert len(outcome.fixed) > 1


def test_overlapping_fixes_are_made_one_after_the_other(tmp_path: Path) -> None:
    path = one_file(tmp_path, "f(g(1))\n")

    def lint(overlay: Mapping[Path, str]) -> Result:
        text = overlay.get(path, "f(g(1))\n")
        found = []
        for name in "fg":
            if f"new.{name}" not in text:
                start = text.index(f"{name}(")
                end = text.rindex(")") + 1 if name == "f" else text.index(")") + 1
                span = Span(1, start, 1, end)
                edits = (TextEdit(Span(1, start, 1, start), "new."), TextEdit(Span(1, end, 1, end), "# "[:0]))
                found.append(Diagnostic(path, span, "FAL901", "word", "error", name, fix=TextFix("", True, edits)))
        return Result(tuple(found), 1, texts={path: text})

    outcome = fix(lint, unsafe=False)
    assert outcome.texts == {path: "new.f(new.g(1))\n"}
    assert len(outcome.fixed) == 2


def test_a_fix_whose_result_is_no_python_is_left_out_and_said(tmp_path: Path) -> None:
    path = one_file(tmp_path, "x = 1\ny = bad\n")
    outcome = fix(word_linter(tmp_path, "bad", "(("), unsafe=False)
    assert (outcome.texts, outcome.fixed) == ({}, ())
    assert [(r.path, r.span.line, r.code, r.reason) for r in outcome.refused] == [
        (path, 2, "FAL901", "the result would not be valid Python")
    ]


def test_an_await_outside_async_def_is_no_python_though_it_parses(tmp_path: Path) -> None:
    one_file(tmp_path, "def f():\n    return bad\n")
    outcome = fix(word_linter(tmp_path, "bad", "await x"), unsafe=False)
    assert outcome.texts == {}
    assert outcome.refused[0].reason == "the result would not be valid Python"


def test_one_bad_fix_does_not_keep_the_others_from_being_made(tmp_path: Path) -> None:
    path = one_file(tmp_path, "bad1\nbad2\nbad3\n")
    lint = word_linter(tmp_path, r"bad\d", "ok")

    def with_one_broken(overlay: Mapping[Path, str]) -> Result:
        result = lint(overlay)
        text = result.texts[path]
        broken = [
            diagnostic
            if text.splitlines()[diagnostic.span.line - 1] != "bad2" or diagnostic.fix is None
            else Diagnostic(
                path,
                diagnostic.span,
                "FAL901",
                "word",
                "error",
                "",
                fix=TextFix("", True, (TextEdit(diagnostic.span, ")"),)),
            )
            for diagnostic in result.diagnostics
        ]
        return Result(tuple(broken), 1, texts=result.texts)

    outcome = fix(with_one_broken, unsafe=False)
    assert outcome.texts == {path: "ok\nbad2\nok\n"}
    assert [refusal.span.line for refusal in outcome.refused] == [2]


def test_a_fix_that_brings_a_new_finding_is_left_out_and_said(tmp_path: Path) -> None:
    path = one_file(tmp_path, "x = bad\n")
    lint = word_linter(tmp_path, "bad", "worse", also=lambda line: ["it is worse"] if "worse" in line else [])
    outcome = fix(lint, unsafe=False)
    assert (outcome.texts, outcome.fixed) == ({}, ())
    assert [(r.path, r.span.line, r.reason) for r in outcome.refused] == [
        (path, 1, "the result would have a new finding: FAL902 it is worse")
    ]
    assert [diagnostic.code for diagnostic in outcome.result.diagnostics] == ["FAL901"]


def test_each_fix_is_refused_for_the_finding_that_it_would_bring(tmp_path: Path) -> None:
    path = one_file(tmp_path, "bad + 1\nbad + 2\n")
    plain = word_linter(tmp_path, "bad", "worse", also=lambda line: [line] if "worse" in line else [])

    def lint(overlay: Mapping[Path, str]) -> Result:
        result = plain(overlay)
        found = [replace(each, symbol=f"line{each.span.line}") for each in result.diagnostics]
        return replace(result, diagnostics=tuple(found))

    outcome = fix(lint, unsafe=False)
    assert outcome.texts == {}
    assert [(refusal.path, refusal.span.line, refusal.reason) for refusal in outcome.refused] == [
        (path, 1, "the result would have a new finding: FAL902 worse + 1"),
        (path, 2, "the result would have a new finding: FAL902 worse + 2"),
    ]


def test_fixes_are_refused_for_a_finding_elsewhere_that_speaks_of_them(tmp_path: Path) -> None:
    """And those that are like them: a finding names one way to it, and there is another for each."""
    for name, text in (("a.py", "x = 1\nbad\n"), ("b.py", "bad\n"), ("c.py", "old\n"), ("d.py", "helper\n")):
        (tmp_path / name).write_text(text, "utf-8")
    bad, old = word_linter(tmp_path, "bad", "worse"), word_linter(tmp_path, "old", "new")

    def lint(overlay: Mapping[Path, str]) -> Result:
        results = bad(overlay), old(overlay)
        found = [each for result in results for each in result.diagnostics]
        found = [replace(each, message=results[0].texts[each.path].split()[-1]) for each in found]
        ways = [path for path, text in results[0].texts.items() if "worse" in text]
        if ways:
            number = results[0].texts[ways[0]].splitlines().index("worse") + 1
            way = Step(ways[0], Span(number, 0, number, 5), "calls it")
            found.append(
                Diagnostic(tmp_path / "d.py", Span(1, 0, 1, 6), "FAL902", "other", "error", "worse", chain=(way,))
            )
        return Result(tuple(found), 1, texts=results[0].texts)

    outcome = fix(lint, unsafe=False)
    assert outcome.texts == {tmp_path / "c.py": "new\n"}
    assert [refusal.path.name for refusal in outcome.refused] == ["a.py", "b.py"]


def several_files(root: Path, number: int, guilty: Callable[[set[int]], bool]) -> tuple[Outcome, int]:
    """Fixes `bad` in files of which some bring a finding in another one; what came of it, and how often was linted."""
    files = [root / f"f{place:03}.py" for place in range(number)]
    for file in files:
        file.write_text("bad\n", "utf-8")
    (root / "far.py").write_text("far\n", "utf-8")
    plain = word_linter(root, "bad", "good")
    linted = 0

    def lint(overlay: Mapping[Path, str]) -> Result:
        nonlocal linted
        linted += 1
        result = plain(overlay)
        far = Diagnostic(root / "far.py", Span(1, 0, 1, 3), "FAL902", "other", "error", "far away")
        fixed = {place for place, file in enumerate(files) if "good" in result.texts[file]}
        return replace(result, diagnostics=(*result.diagnostics, far)) if guilty(fixed) else result

    return fix(lint, unsafe=False), linted


def test_only_the_fix_that_brings_a_finding_far_away_is_refused(tmp_path: Path) -> None:
    outcome, linted = several_files(tmp_path, 100, lambda fixed: 37 in fixed)
    assert len(outcome.fixed) == 99
    assert [(refusal.path.name, refusal.reason) for refusal in outcome.refused] == [
        ("f037.py", "the result would have a new finding: FAL902 far away")
    ]
    assert linted <= 20


def test_of_two_fixes_that_bring_a_finding_together_one_is_made(tmp_path: Path) -> None:
    outcome, _ = several_files(tmp_path, 20, lambda fixed: {3, 11} <= fixed)
    assert len(outcome.fixed) == 19
    assert [refusal.path.name for refusal in outcome.refused] in (["f003.py"], ["f011.py"])


def test_two_fixes_that_each_bring_a_finding_are_both_refused(tmp_path: Path) -> None:
    outcome, _ = several_files(tmp_path, 20, lambda fixed: bool({3, 11} & fixed))
    assert [refusal.path.name for refusal in outcome.refused] == ["f003.py", "f011.py"]
    assert len(outcome.fixed) == 18


def test_the_search_for_what_brings_a_finding_ends(tmp_path: Path) -> None:
    outcome, linted = several_files(tmp_path, 200, lambda fixed: any(place % 2 for place in fixed))
    assert linted <= 40
    assert outcome.fixed
    assert len(outcome.fixed) + len(outcome.refused) == 200
    assert not [diagnostic for diagnostic in outcome.result.diagnostics if diagnostic.code == "FAL902"]


def test_a_fix_in_the_same_function_is_made_if_another_one_brings_the_finding(tmp_path: Path) -> None:
    path = one_file(tmp_path, "bad\nold\n")
    lint = word_linter(tmp_path, "bad|old", "good")

    def with_one_new(overlay: Mapping[Path, str]) -> Result:
        result = lint(overlay)
        second = result.texts[path].splitlines()[1]
        found = [replace(each, symbol="f") if each.span.line == 1 else each for each in result.diagnostics]
        if second == "good":
            found.append(Diagnostic(path, Span(1, 0, 1, 1), "FAL902", "other", "error", "new", symbol="f"))
        return replace(result, diagnostics=tuple(found))

    outcome = fix(with_one_new, unsafe=False)
    assert outcome.texts == {path: "good\nold\n"}
    assert [refusal.span.line for refusal in outcome.refused] == [2]


def test_a_finding_that_was_there_and_only_moved_is_not_new(tmp_path: Path) -> None:
    one_file(tmp_path, "x = bad\nz = 1\nworse = 1\n")
    lint = word_linter(tmp_path, "bad", "good, \\\n    1", also=lambda line: ["worse"] if "worse" in line else [])
    outcome = fix(lint, unsafe=False)
    assert (len(outcome.fixed), outcome.refused) == (1, ())


def test_new_advice_is_no_reason_to_leave_a_fix_out(tmp_path: Path) -> None:
    one_file(tmp_path, "x = bad\n")
    lint = word_linter(tmp_path, "bad", "good", level="advice", also=lambda line: ["better"] if "good" in line else [])
    assert len(fix(lint, unsafe=False).fixed) == 1


def test_a_finding_that_stood_for_several_places_is_not_new_at_the_next(tmp_path: Path) -> None:
    path = one_file(tmp_path, "bad\nother\n")

    def lint(overlay: Mapping[Path, str]) -> Result:
        text = overlay.get(path, "bad\nother\n")
        place = 1 if "bad" in text else 2
        rest = (Step(path, Span(2, 0, 2, 5), "the same"),) if place == 1 else ()
        text_fix = TextFix("", True, (TextEdit(Span(1, 0, 1, 3), "good"),)) if place == 1 else None
        span = Span(place, 0, place, 3)
        found = Diagnostic(path, span, "FAL901", "word", "error", "", chain=rest, fix=text_fix)
        return Result((found,), 1, texts={path: text})

    assert fix(lint, unsafe=False).texts == {path: "good\nother\n"}


def test_the_kind_of_a_function_changes_alone(tmp_path: Path) -> None:
    path = one_file(tmp_path, "async def f():\n    a\n")

    def lint(overlay: Mapping[Path, str]) -> Result:
        text = overlay.get(path, "async def f():\n    a\n")
        found = []
        if "async" in text:
            edits = (TextEdit(Span(1, 0, 1, 9), "def"),)
            found.append((1, TextFix("", True, edits, is_of_function=True)))
        if "    a\n" in text and "async" in text:
            found.append((2, TextFix("", True, (TextEdit(Span(2, 4, 2, 4), "await "),))))
        diagnostics = [
            Diagnostic(path, Span(line, 0, line, 1), "FAL901", "word", "error", "", fix=each, symbol="f")
            for line, each in found
        ]
        return Result(tuple(diagnostics), 1, texts={path: text})

    outcome = fix(lint, unsafe=False)
    assert outcome.texts == {path: "def f():\n    a\n"}
    assert outcome.refused == ()


# --- writing


def outcome_of(path: Path, before: str, after: str) -> Outcome:
    empty = Result((), 1)
    return Outcome(empty, empty, {path: after}, {path: before})


@pytest.mark.parametrize(
    "data",
    [
        SLEEPING.encode(),
        SLEEPING.replace("\n", "\r\n").encode(),
        SLEEPING.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + SLEEPING.encode(),
        b"\xef\xbb\xbf" + SLEEPING.replace("\n", "\r\n").encode() + b"# caf\xc3\xa9",
        b"# -*- coding: latin-1 -*-\n# caf\xe9\n" + SLEEPING.encode(),
        "# coding: cp1251\n# \u0434\u0430\n".encode("cp1251") + SLEEPING.encode(),
        SLEEPING.replace("    time", "\ttime").replace("import time\n", "import time\r\n").encode(),
        SLEEPING.rstrip().encode(),
    ],
)
def test_encoding_bom_and_line_ends_stay(project: Write, check: Check, data: bytes) -> None:
    root = project({"app.py": data})
    assert check("--fix").exit_code == 0
    line_end = b"\r\n" if b"import time\r\n" in data else b"\r" if b"\r" in data else b"\n"
    expected = data.replace(b"time.sleep(1)", b"await asyncio.sleep(1)")
    assert (root / "app.py").read_bytes() == expected.replace(
        b"import time", b"import asyncio" + line_end + b"import time"
    )


def test_permissions_stay_and_no_other_file_is_left(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING})
    (root / "app.py").chmod(0o751)
    assert check("--fix").exit_code == 0
    assert (root / "app.py").stat().st_mode & 0o7777 == 0o751
    assert sorted(path.name for path in root.iterdir()) == [".fastapi_async_lint_cache", "app.py", "pyproject.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_link_stays_and_the_file_behind_it_changes(project: Write, check: Check) -> None:
    root = project({"real.txt": SLEEPING})
    (root / "app.py").symlink_to("real.txt")
    assert check("--fix").exit_code == 0
    assert (root / "app.py").is_symlink()
    assert (root / "real.txt").read_text("utf-8") == SLEPT


def said(check: Check, root: Path) -> str:
    """What `--fix` says of a file that it must leave as it is."""
    result = check("--fix")
    assert result.exit_code == 1
    assert (root / "app.py").read_text("utf-8") == SLEEPING
    assert "FAL201" in result.stdout
    return result.stderr.splitlines()[0]


@pytest.mark.skipif(sys.platform == "win32", reason="needs hard links")
def test_a_file_with_another_name_is_left_alone(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING})
    os.link(root / "app.py", root / "same.txt")
    assert said(check, root) == (
        "warning: app.py: not changed: it has other names (hard links), which would keep the old text"
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everything")
def test_a_read_only_file_is_left_alone(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING})
    (root / "app.py").chmod(0o444)
    assert said(check, root) == "warning: app.py: not changed: it is read-only"


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = one_file(tmp_path, "changed by somebody\n")
    outcome = write(outcome_of(path, "old\n", "new\n"))
    assert path.read_text("utf-8") == "changed by somebody\n"
    assert outcome.texts == {}
    assert outcome.refused[0].reason == "not changed: it was changed meanwhile"


def test_a_file_with_two_names_in_a_project_is_changed_by_both(tmp_path: Path) -> None:
    path, link = one_file(tmp_path, "x = bad\n"), tmp_path / "b.py"
    link.symlink_to(path)
    outcome = write(fix(word_linter(tmp_path, "bad", "good"), unsafe=False))
    assert path.read_text("utf-8") == "x = good\n"
    assert link.is_symlink()
    assert (len(outcome.fixed), outcome.refused) == (2, ())


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    outcome = write(outcome_of(tmp_path / "gone.py", "old\n", "new\n"))
    assert outcome.refused[0].reason == "not changed: No such file or directory"
    assert list(tmp_path.iterdir()) == []


KILLED_AT_EVERY_STEP = """
import importlib.util, os, signal, sys
from dataclasses import replace
from pathlib import Path

spec = importlib.util.spec_from_file_location("files", sys.argv[1])
files = importlib.util.module_from_spec(spec)
spec.loader.exec_module(files)
path, old, new = Path(sys.argv[2]), b"old\\n" * 50_000, b"new!\\n" * 70_000

def replace_until(last_step):
    steps = 0
    def at_every_step(frame, event, argument):
        nonlocal steps
        steps += 1
        if steps == last_step:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(at_every_step)
    files.replace_file(path, old, new)
    sys.setprofile(None)

step, code = 0, -signal.SIGKILL
while code == -signal.SIGKILL:
    step += 1
    path.write_bytes(old)
    path.chmod(0o640)
    child = os.fork()
    if child == 0:
        replace_until(step)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    found = {old: "old", new: "new"}.get(path.read_bytes(), "a mixture")
    print(step, code, found, oct(path.stat().st_mode & 0o777))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and fork")
def test_kill_9_at_every_step_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """Every call and return of every function, also of those in C, is a step."""
    source = Path(__file__).parents[1] / "src/fastapi_async_lint/fixes/files.py"
    line = [sys.executable, "-c", KILLED_AT_EVERY_STEP, str(source), str(tmp_path / "app.py")]
    run = subprocess.run(line, capture_output=True, text=True, check=True, timeout=300)
    steps = [each.split() for each in run.stdout.splitlines()]
    assert len(steps) > 100
    assert {code for _, code, _, _ in steps[:-1]} == {"-9"}
    assert steps[-1][1:3] == ["0", "new"]
    found = [what for _, _, what, _ in steps]
    assert found == sorted(found, key=["old", "new"].index)
    assert set(found) == {"old", "new"}
    assert {mode for _, _, _, mode in steps} == {"0o640"}


# --- the command line


def test_what_shares_a_state_stays_on_its_thread(project: Write, check: Check) -> None:
    """The current figure of pyplot is one for all threads."""
    text = UNSAFE.replace("import requests", "import matplotlib.pyplot as plt").replace(
        'requests.get("/")', "plt.savefig('a')"
    )
    root = project({"app.py": text})
    check("--fix", "--unsafe-fixes")
    assert "        plt.savefig('a')" in (root / "app.py").read_text("utf-8")


def test_to_wait_for_what_runs_anyway_is_not_safe(project: Write, check: Check) -> None:
    """A bare `gather` runs its coroutines; awaited, the response waits for them."""
    text = "import asyncio\n\n\nasync def f(a, b):\n    asyncio.gather(a, b)\n"
    root = project({"app.py": text})
    check("--fix")
    assert (root / "app.py").read_text("utf-8") == text
    check("--fix", "--unsafe-fixes")
    assert "    await asyncio.gather(a, b)" in (root / "app.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("call", "moves"),
    [("Store()", False), ("app.store.count()", False), ("count()", True), ("sqlite3.connect('a')", False)],
)
def test_what_belongs_to_a_thread_is_not_made_or_used_in_another(
    project: Write, check: Check, call: str, moves: bool
) -> None:
    text = f"""\
import sqlite3
from fastapi import FastAPI


def count():
    return sqlite3.connect("a").execute("select 1").fetchall()


class Store:
    def __init__(self):
        self.connection = sqlite3.connect("a")
        self.connection.execute("create table if not exists a (b)")

    def count(self):
        return self.connection.execute("select 1").fetchall()


class App(FastAPI):
    def __init__(self):
        super().__init__()
        self.store = Store()


app = App()


async def other(): ...


@app.get("/")
async def index():
    await other()
    found = {call}
    return str(found)
"""
    root = project({"app.py": text})
    check("--fix", "--unsafe-fixes")
    assert (f"found = {call}" not in (root / "app.py").read_text("utf-8")) is moves


@pytest.mark.parametrize(
    ("body", "becomes_def"),
    [
        ("return str(shared.execute('select 1').fetchall())", False),
        ("return str(shared.cursor().execute('select 1').fetchall())", False),
        ("own = sqlite3.connect('a')\n    return str(own.execute('select 1').fetchall())", True),
        ("return str(sqlite3.connect('a').execute('select 1').fetchall())", True),
    ],
)
def test_a_function_stays_on_the_thread_of_what_it_uses(
    project: Write, check: Check, body: str, becomes_def: bool
) -> None:
    text = "import sqlite3\nfrom fastapi import FastAPI\n\napp = FastAPI()\nshared = sqlite3.connect('a')\n\n\n"
    root = project({"app.py": f"{text}@app.get('/')\nasync def index():\n    {body}\n"})
    check("--fix", "--unsafe-fixes")
    assert ("async def index" not in (root / "app.py").read_text("utf-8")) is becomes_def


ENTERING = """\
import contextlib
import tempfile
import threading

import requests
import unknown
from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

app = FastAPI()
engine = create_engine("sqlite://")
lock = threading.Lock()


@contextlib.contextmanager
def session_of():
    with Session(engine) as session:
        yield session


@contextlib.contextmanager
def alone():
    with lock:
        yield


class Closing:
    def __enter__(self):
        return self

    def __exit__(self, *_): ...


class Locking(Closing):
    def __enter__(self):
        lock.acquire()


async def ready(): ...


@app.get("/")
async def index():
    await ready()
    with {manager}:
        return requests.get("/").text
"""


@pytest.mark.parametrize(
    ("manager", "moves"),
    [
        ("open('x') as f", True),
        ("tempfile.TemporaryDirectory() as d, contextlib.suppress(OSError)", True),
        ("Session(engine) as s", True),
        ("session_of() as s", True),
        ("Closing()", True),
        ("unknown.transaction()", False),
        ("unknown.Lock()", False),
        ("open('x') as f, unknown.transaction()", False),
        ("lock", False),
        ("alone()", False),
        ("Locking()", False),
    ],
)
def test_nothing_waits_inside_what_may_be_a_lock_or_a_transaction(
    project: Write, check: Check, manager: str, moves: bool
) -> None:
    """Others would run meanwhile in the same thread, and the call itself would be in another one."""
    root = project({"app.py": ENTERING.format(manager=manager)})
    check("--fix", "--unsafe-fixes")
    assert ("return (await run_in_threadpool(requests.get" in (root / "app.py").read_text("utf-8")) is moves


STRIPE = """\
import stripe
from fastapi import FastAPI

app = FastAPI()


async def notify() -> None: ...


@app.get("/")
async def index(customer: str) -> None:
    found = stripe.Subscription.list(customer=customer)
    stripe.Subscription.modify(found.data[0].id, cancel_at_period_end=True)
    await notify()
"""


def test_what_only_newer_versions_of_a_library_can_await_moves_to_a_thread(project: Write, check: Check) -> None:
    """Stripe's resources have had `list_async` and the like since late in version 8; many projects pin an older one."""
    root = project({"app.py": STRIPE})
    check("--fix", "--unsafe-fixes")
    text = (root / "app.py").read_text("utf-8")
    assert "found = await run_in_threadpool(stripe.Subscription.list, customer=customer)" in text
    assert "await run_in_threadpool(stripe.Subscription.modify, found.data[0].id, cancel_at_period_end=True)" in text


SPANS = [
    ("from opentelemetry import trace", "trace.get_tracer(__name__).start_as_current_span('a') as span"),
    ("from opentelemetry import trace", "trace.use_span(trace.get_current_span())"),
    (
        "from opentelemetry.sdk.trace import TracerProvider",
        "TracerProvider().get_tracer('a').start_as_current_span('a')",
    ),
    ("import sentry_sdk", "sentry_sdk.start_transaction(name='a') as t, t.start_child(op='b'), sentry_sdk.new_scope()"),
    ("import logfire", "logfire.span('a {b}', b=1) as span"),
    ("from ddtrace import tracer", "tracer.trace('a', service='b') as span"),
    ("from ddtrace.trace import tracer", "tracer.trace('a')"),
    ("from langfuse import get_client", "get_client().start_as_current_observation(name='a') as span"),
    ("from agents import function_span, trace", "trace('a'), function_span('b')"),
    ("import mlflow", "mlflow.start_span('a') as span"),
    ("import anyio", "anyio.fail_after(1), anyio.move_on_after(1), anyio.CancelScope(shield=True)"),
    ("import structlog", "structlog.contextvars.bound_contextvars(a=1)"),
    ("from rich.progress import Progress", "Progress() as progress"),
    ("from rich.console import Console", "Console().status('a')"),
]


@pytest.mark.parametrize(("line", "manager"), SPANS, ids=[manager for _, manager in SPANS])
def test_what_is_known_to_hold_nothing_may_wait(project: Write, check: Check, line: str, manager: str) -> None:
    root = project({"app.py": f"{line}\n{ENTERING.format(manager=manager)}"})
    check("--fix", "--unsafe-fixes")
    assert "return (await run_in_threadpool(requests.get" in (root / "app.py").read_text("utf-8")


def test_what_waits_only_while_it_is_iterated_stays(project: Write, check: Check) -> None:
    text = "import os\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\nasync def ready(): ...\n\n\n"
    text += "@app.get('/')\nasync def index():\n    await ready()\n    return list(os.walk('x'))\n"
    root = project({"app.py": text})
    assert "FAL205" in check().output
    check("--fix", "--unsafe-fixes")
    assert (root / "app.py").read_text("utf-8") == text


STARTING = """\
import asyncio
import time
from abc import ABC, abstractmethod
from fastapi import FastAPI

app = FastAPI()
kept = set()


async def tick():
    await asyncio.sleep(0)


class Member(ABC):
    @abstractmethod
    def start(self): ...


class Leader(Member):
    def start(self):
        time.sleep(0.1)
        kept.add(asyncio.get_running_loop().create_task(tick()))


class Follower(Member):
    def start(self):
        time.sleep(0.1)


def start(member: Member):
    member.start()


@app.get("/")
async def index(leads: bool = True):
    await tick()
    start(Leader() if leads else Follower())


@app.get("/follower")
async def follower():
    await tick()
    start(Follower())
"""


def test_what_needs_the_event_loop_stays_on_it(project: Write, check: Check) -> None:
    root = project({"app.py": STARTING})
    assert "A part of it needs the event loop: move only what blocks" in check().output
    check("--fix", "--unsafe-fixes")
    text = (root / "app.py").read_text("utf-8")
    assert "    start(Leader() if leads else Follower())" in text
    assert "    await run_in_threadpool(start, Follower())" in text
    call = (
        "from fastapi.testclient import TestClient; import app; c = TestClient(app.app); c.get('/'); c.get('/follower')"
    )
    subprocess.run([sys.executable, "-c", call], cwd=root, check=True)


CLIENT = """\
import requests


async def ready(): ...


async def load():
    await ready()
    return requests.get("/").text
"""
SERVER = """\
from fastapi import FastAPI

from shop.client import load

app = FastAPI()
app.get("/")(load)
"""


@pytest.mark.parametrize(
    ("files", "brings_fastapi"),
    [
        ({}, False),
        ({"shop/client.py": f"import fastapi\n{CLIENT}"}, True),
        ({"shop/client.py": f"from shop.models import Page\n{CLIENT}"}, True),
        ({"shop/client.py": f"from . import models\n{CLIENT}"}, True),
        ({"shop/client.py": f"import shop.models as models\n{CLIENT}"}, True),
        ({"shop/__init__.py": "from starlette.requests import Request\n"}, True),
        ({"shop/client.py": f"try:\n    import fastapi\nexcept ImportError:\n    fastapi = None\n{CLIENT}"}, False),
        ({"shop/client.py": f"from shop.none import Page\n{CLIENT}"}, False),
        ({"shop/client.py": f"{CLIENT}\n\ndef page():\n    from fastapi import Request\n"}, False),
    ],
)
def test_a_module_that_can_do_without_fastapi_goes_on_to_do_so(
    project: Write, check: Check, files: dict[str, str], brings_fastapi: bool
) -> None:
    """A package may be installed without FastAPI, for its client alone."""
    package = {"shop/__init__.py": "", "shop/client.py": CLIENT, "shop/server.py": SERVER}
    models = {"shop/models.py": "from fastapi import Request\n\nPage = Request\n", "shop/none.py": "Page = str\n"}
    root = project({**package, **models, **files})
    without = "import sys; sys.modules['fastapi'] = sys.modules['starlette'] = None; import shop.client"
    ran_before = subprocess.run([sys.executable, "-c", without], cwd=root, check=False, capture_output=True)
    assert (ran_before.returncode != 0) is brings_fastapi
    check("--fix", "--unsafe-fixes")
    text = (root / "shop/client.py").read_text("utf-8")
    assert ("await run_in_threadpool(requests.get" in text) is brings_fastapi
    assert ("await asyncio.to_thread(requests.get" in text) is not brings_fastapi
    if not brings_fastapi:
        subprocess.run([sys.executable, "-c", without], cwd=root, check=True)


def test_calls_that_are_gathered_are_laid_out(project: Write, check: Check) -> None:
    text = """\
import asyncio
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI()


@app.post("/")
async def review(text: str):
    if text:
        summary = await llm.ainvoke(
            text,
        )
        # the title
        title = await llm.ainvoke("title")  # short
        return summary.text, title.text
"""
    root = project({"app.py": text})
    check("--fix", "--unsafe-fixes", "--select", "FAL401")
    start, end = text.index("        summary"), text.index("        return")
    assert (
        (root / "app.py").read_text("utf-8")
        == text[:start]
        + """\
        summary, title = await asyncio.gather(
            llm.ainvoke(
                text,
            ),
            # the title
            llm.ainvoke("title"),
        )  # short
"""
        + text[end:]
    )


def test_fix_writes_safe_fixes_only(project: Write, check: Check) -> None:
    root = project({"app.py": UNSAFE})
    result = check("--fix", "--output-format", "concise")
    assert result.exit_code == 1
    assert (root / "app.py").read_text("utf-8") == HALF_FIXED
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["FAL201"]
    assert result.stderr.splitlines() == [
        "Found 2 errors (1 fixed, 1 remaining).",
        "No fixes available (1 hidden fix can be enabled with the `--unsafe-fixes` option).",
        "`fastapi-async-lint rule FAL201` says why that is bad, and what to write instead.",
    ]


def test_unsafe_fixes_are_applied_on_request(project: Write, check: Check) -> None:
    root = project({"app.py": UNSAFE})
    result = check("--fix", "--unsafe-fixes")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (root / "app.py").read_text("utf-8") == FIXED
    assert result.stderr == "Found 2 errors (2 fixed, 0 remaining).\n"
    again = check("--fix", "--unsafe-fixes")
    assert (again.exit_code, again.stderr) == (0, "All checks passed!\n")


def test_unsafe_fixes_alone_change_nothing(project: Write, check: Check) -> None:
    root = project({"app.py": UNSAFE})
    result = check("--unsafe-fixes")
    assert result.exit_code == 1
    assert (root / "app.py").read_text("utf-8") == UNSAFE
    assert result.stderr.splitlines()[1] == "[*] 2 fixable with the `--fix` option."


def test_the_summary_says_what_can_be_fixed(project: Write, check: Check) -> None:
    project({"app.py": UNSAFE})
    result = check("--output-format", "concise")
    assert result.stderr.splitlines() == [
        "Found 2 errors.",
        "[*] 1 fixable with the `--fix` option (1 hidden fix can be enabled with the `--unsafe-fixes` option).",
        "`fastapi-async-lint rule FAL104` says why that is bad, and what to write instead.",
    ]
    assert ["[*]" in line for line in result.stdout.splitlines()] == [True, False]
    assert check("--quiet").stderr == ""


def test_diff_prints_what_would_change_and_changes_nothing(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING, "clean.py": CLEAN})
    result = check("--diff")
    assert result.exit_code == 1
    assert result.stdout.startswith("--- app.py\n+++ app.py\n@@ ")
    assert "\n-    time.sleep(1)\n+    await asyncio.sleep(1)\n" in result.stdout
    assert result.stderr == "Would fix 1 error.\n"
    assert (root / "app.py").read_text("utf-8") == SLEEPING
    project({"app.py": CLEAN})
    clean = check("--diff")
    assert (clean.exit_code, clean.output) == (0, "")


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_diff_is_one_that_git_applies(project: Write, check: Check, end: str) -> None:
    text = SLEEPING.rstrip("\n") if not end else SLEEPING.replace("\n", end)
    root = project({"app.py": text.encode()})
    diff = check("--diff").stdout_bytes
    (root / "fix.diff").write_bytes(diff)
    subprocess.run(["git", "apply", "-p0", "fix.diff"], cwd=root, check=True, capture_output=True)
    changed = (root / "app.py").read_bytes()
    (root / "app.py").write_bytes(text.encode())
    assert check("--fix").exit_code == 0
    assert changed == (root / "app.py").read_bytes()


def test_diff_says_what_unsafe_fixes_would_add(project: Write, check: Check) -> None:
    project({"app.py": UNSAFE})
    assert check("--diff").stderr == "Would fix 1 error (1 additional fix available with `--unsafe-fixes`).\n"
    project({"app.py": HALF_FIXED})
    result = check("--diff")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No errors would be fixed (1 fix available with `--unsafe-fixes`).\n"
    assert check("--fix-only").stderr == "No errors fixed (1 fix available with `--unsafe-fixes`).\n"


def test_fix_only_does_not_report_what_remains(project: Write, check: Check) -> None:
    root = project({"app.py": UNSAFE})
    result = check("--fix-only")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Fixed 1 error (1 additional fix available with `--unsafe-fixes`).\n"
    assert (root / "app.py").read_text("utf-8") == HALF_FIXED


def test_show_fixes_lists_them(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING, "two.py": SLEEPING})
    result = check("--fix", "--show-fixes")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "Fixed 2 errors:",
        "- app.py:",
        "    1 \u00d7 FAL201 (blocking-call)",
        "- two.py:",
        "    1 \u00d7 FAL201 (blocking-call)",
        "Found 2 errors (2 fixed, 0 remaining).",
    ]


def test_exit_codes_can_tell_that_something_was_fixed(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING})
    assert check("--fix", "--exit-non-zero-on-fix").exit_code == 1
    assert check("--fix", "--exit-non-zero-on-fix").exit_code == 0
    project({"app.py": SLEEPING})
    assert check("--fix-only", "--exit-non-zero-on-fix").exit_code == 1
    project({"app.py": UNSAFE})
    assert check("--fix", "--exit-zero").exit_code == 0


def test_stdin_is_printed_as_it_is_after_the_fixes(project: Write, check: Check) -> None:
    project({})
    result = check("--fix", "-", stdin=SLEEPING)
    assert (result.exit_code, result.stdout) == (0, SLEPT)
    assert result.stderr == "Found 1 error (1 fixed, 0 remaining).\n"
    result = check("--fix", "-", "--output-format", "concise", stdin=UNSAFE)
    assert (result.exit_code, result.stdout) == (1, HALF_FIXED)
    assert "FAL201" in result.stderr
    assert check("--fix-only", "-", stdin=CLEAN).stdout == CLEAN
    assert check("--diff", "-", stdin=SLEEPING).stdout.startswith("--- -\n+++ -\n")


def test_stdin_keeps_its_bytes(project: Write, check: Check) -> None:
    root = project({"app.py": CLEAN})
    data = b"\xef\xbb\xbf" + SLEEPING.replace("\n", "\r\n").encode()
    result = check("--fix", "--stdin-filename", "app.py", stdin=data)
    assert result.stdout_bytes == b"\xef\xbb\xbf" + SLEPT.replace("\n", "\r\n").encode()
    assert (root / "app.py").read_text("utf-8") == CLEAN
    broken = check("--fix", "-", stdin=b"async \xff")
    assert (broken.exit_code, broken.stdout_bytes) == (2, b"async \xff")


def test_a_silenced_finding_is_not_fixed(project: Write, check: Check) -> None:
    text = SLEEPING.replace("time.sleep(1)", "time.sleep(1)  # noqa: FAL201")
    root = project({"app.py": text})
    assert check("--fix").exit_code == 0
    assert (root / "app.py").read_text("utf-8") == text


def test_only_the_files_that_are_asked_for_are_fixed(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING, "two.py": SLEEPING})
    check("--fix", "two.py")
    assert (root / "app.py").read_text("utf-8") == SLEEPING
    assert (root / "two.py").read_text("utf-8") == SLEPT
