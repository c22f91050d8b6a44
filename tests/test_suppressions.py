"""`# noqa` means what it means in flake8, which is run here; our own comments reach further; those of no use are found."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from flake8 import defaults
from flake8.main.cli import main as flake8_main
from flake8.violation import Violation

from fastapi_async_lint.config import Config, Selection
from fastapi_async_lint.engine import Diagnostic, lint
from fastapi_async_lint.project import Project
from fastapi_async_lint.suppressions import Suppressions, statements

RULES = [("FAL101", "missing-await"), ("FAL201", "blocking-call"), ("FAL202", "blocking-call-via-helper")]

COMMENTS = [
    "# noqa", "# NOQA", "# noqa: FAL101", "# noqa:FAL101", "# noqa: FAL1", "# noqa: F", "# noqa: FAL102", "# noqa: E501,FAL101",
    "# noqa: E501 FAL101", "# noqa: fal101", "# noqa: E501", "# noqa : FAL102", "# noqa:", "# nothing", "#noqa", "# type: ignore # noqa: FAL101",
    "# noqa: FAL101 because", "# noqa:  FAL102", "# noqa: E501  # noqa: FAL101", "# noqa: FAL101, E501 # why", "# noqa: FAL1,,FAL2",
]  # fmt: skip


def silenced(text: str, line: int, code: str = "FAL101") -> bool:
    return Suppressions.of(text).silences(line, code, dict(RULES)[code])


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_silences_what_it_silences_in_flake8(comment: str) -> None:
    line = f"run()  {comment}"
    says = Violation("FAL101", "app.py", 1, 1, "text", line).is_inline_ignored(False)
    assert silenced(line, 1) is says


def test_a_statement_of_many_lines_is_read_once() -> None:
    lines, began = 8_000, process_time()
    statement, *_ = statements("x = [\n" + "1,\n" * lines + "]\n")
    assert process_time() - began < 4, "it takes a blink, unless every token looks at all before it"
    assert (statement.first, statement.last) == (1, lines + 2)


SHAPES = {
    "call over lines, comment at the end": "run(\n    1,\n)  # noqa: FAL101\n",
    "call over lines, comment at the start": "run(  # noqa: FAL101\n    1,\n)\n",
    "call over lines, comment inside": "run(\n    1,  # noqa: FAL101\n)\n",
    "string over lines": 'run("""a\nb""", 1)  # noqa: FAL101\n',
    "comment in a string": 'run("""a # noqa: FAL101\nb""", 1)\nrun()\n',
    "joined by backslash": "x = \\\n    run()  # noqa: FAL101\nrun()\n",
    "two statements": "run(); run()  # noqa: FAL101\n",
    "a comment alone": "# noqa: FAL101\nrun()\n",
    "in a body": "def f():\n    run()  # noqa: FAL101\n    run()\n",
    "on a def": "def f():  # noqa: FAL101\n    run()\n",
    "file": "# flake8: noqa\nrun()\n",
    "file with code": "# flake8: noqa: E501\nrun()\n",
    "file after code": "run()  # flake8: noqa: FAL102\nrun()\n",
    "file, indented": "def f():\n    # flake8:noqa\n    run()\n",
    "no last line end": "run()  # noqa: FAL101",
    "form feed": "\x0crun()  # noqa: FAL101\n\x0c\nrun()\n",
}


class Everywhere:
    """A flake8 plugin that finds something on every line."""

    def __init__(self, tree: object, lines: list[str]) -> None:
        self.lines = lines

    def run(self) -> object:
        for number in range(1, len(self.lines) + 1):
            yield number, 0, "FAL101 here", type(self)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_comment_holds_for_the_lines_that_it_holds_for_in_flake8(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SHAPES[shape]
    monkeypatch.chdir(tmp_path)
    Path("app.py").write_text(text, "utf-8")
    Path("tox.ini").write_text(
        "[flake8]\n[flake8:local-plugins]\nextension =\n  FAL1 = test_suppressions:Everywhere\n", "utf-8"
    )
    flake8_main(["--config", "tox.ini", "--select", "FAL1", "-j1", "app.py"])
    out = capsys.readouterr().out
    numbers = range(1, text.count("\n") + (not text.endswith("\n")) + 1)
    expected = {int(line.split(":")[1]) for line in out.splitlines() if " FAL101 here" in line}
    assert {number for number in numbers if not silenced(text, number)} == expected


def test_the_patterns_are_those_of_flake8() -> None:
    from fastapi_async_lint import suppressions

    assert suppressions._FILE.pattern == defaults.NOQA_FILE.pattern
    assert suppressions._INLINE.pattern.replace("(?:[A-Z]", "([A-Z]", 1) == defaults.NOQA_INLINE_REGEXP.pattern.replace(
        "[\\s]", "\\s"
    )


# --- our own comments


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("run()  # fastapi-async-lint: ignore[FAL101]\nrun()\n", {1}),
        ("run()  # fastapi-async-lint: ignore[missing-await]\nrun()\n", {1}),
        ("run()  # fastapi-async-lint: ignore[FAL1]\nrun()\n", {1}),
        ("run()  # fastapi-async-lint:ignore[ FAL201 , fal101 ] why\nrun()\n", {1}),
        ("run()  # FastAPI-Async-Lint: Ignore[ALL]\nrun()\n", {1}),
        ("run()  # type: ignore  # fastapi-async-lint: ignore[FAL101]\n", {1}),
        ("run()  # fastapi-async-lint: ignore[FAL201]\n", set()),
        ("run()  # fastapi-async-lint: ignore\n", set()),
        ("run()  # fastapi-async-lint: ignore[]\n", set()),
        ('run("# fastapi-async-lint: ignore[FAL101]")\n', set()),
        ("run(\n    1,\n)  # fastapi-async-lint: ignore[FAL101]\nrun()\n", {1, 2, 3}),
        ("def f():  # fastapi-async-lint: ignore[FAL101]\n    run()\n\n    run()\nrun()\n", {1, 2, 3, 4}),
        ("async def f(\n    a,\n):  # fastapi-async-lint: ignore[FAL101]\n    run()\nrun()\n", {1, 2, 3, 4}),
        ("class A:  # fastapi-async-lint: ignore[FAL101]\n    def f(self):\n        run()\n    x = run()\nrun()\n", {1, 2, 3, 4}),
        ("def f(): run()  # fastapi-async-lint: ignore[FAL101]\nrun()\n", {1}),
        ("if x:  # fastapi-async-lint: ignore[FAL101]\n    run()\n", {1}),
        ("run()\n# fastapi-async-lint: file-ignore[FAL101]\nrun()\n", {1, 2, 3}),
    ],
)  # fmt: skip
def test_our_comment_holds_for_statement_block_or_file(text: str, lines: set[int]) -> None:
    for ending in ("\n", "\r\n", "\r"):
        written = text.replace("\n", ending)
        assert {number for number in range(1, text.count("\n") + 1) if silenced(written, number)} == lines


def test_statements_have_their_lines_and_comments() -> None:
    found = statements("if x:\n    def f():  # a\n        run(\n        )\n\n\nrun()\n")
    assert [(line.first, line.last, line.end) for line in found if line.comments] == [(2, 2, 6)]


# --- in a run

TEXT = "async def f(): ...\n\n\nasync def g() -> None:\n"


def found(root: Path, body: str, config: Config | None = None, *, noqa: bool = True) -> list[Diagnostic]:
    (root / "app.py").write_text(TEXT + body, "utf-8")
    return list(lint(Project(root), None, config or Config(), noqa=noqa).diagnostics)


def places(diagnostics: list[Diagnostic]) -> list[str]:
    return [f"{diagnostic.span.line} {diagnostic.code}" for diagnostic in diagnostics]


def test_a_silenced_finding_is_not_reported(tmp_path: Path) -> None:
    assert places(found(tmp_path, "    f()  # noqa: FAL101\n    f()\n")) == ["6 FAL101"]
    assert places(found(tmp_path, "    f()  # fastapi-async-lint: ignore[missing-await]\n    f()\n")) == ["6 FAL101"]


def test_flake8_applies_noqa_itself_and_nothing_else(tmp_path: Path) -> None:
    body = "    f()  # noqa: FAL101\n    f()  # fastapi-async-lint: ignore[FAL101]\n"
    assert places(found(tmp_path, body, noqa=False)) == ["5 FAL101"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    await f()  # noqa: FAL101\n", ["`FAL101`"]),
        ("    await f()  # noqa: E501, FAL201\n", ["`FAL201`"]),
        ("    await f()  # noqa: FAL999\n", ["`FAL999`"]),
        ("    await f()  # noqa\n", []),
        ("    await f()  # noqa: E501\n", []),
        ("    f()  # noqa: FAL101, FAL201\n", ["`FAL201`"]),
        ("    await f()  # fastapi-async-lint: ignore[blocking-call]\n", ["`blocking-call`"]),
        ("    f()  # fastapi-async-lint: ignore[ALL]\n", []),
        ("    await f()  # fastapi-async-lint: ignore[ALL]\n", ["`ALL`"]),
        ("    f()  # fastapi-async-lint: ignore\n", ["names no rule"]),
        ("    f()  # fastapi-async-lint: disable[FAL101]\n", ["`fastapi-async-lint: disable` is not known"]),
        ("    await f()  # fastapi-async-lint: ignore[FAL201, FAL001]\n", []),
        ("    await f()  # noqa: FAL205 FAL001\n", []),
    ],
)
def test_a_comment_of_no_use_is_found(tmp_path: Path, body: str, expected: list[str]) -> None:
    unused = [diagnostic for diagnostic in found(tmp_path, body) if diagnostic.code == "FAL001"]
    assert len(unused) == len(expected)
    for diagnostic, part in zip(unused, expected, strict=True):
        assert part in diagnostic.message
        assert (TEXT + body).splitlines()[4][diagnostic.span.column] == "#"


def test_of_rules_that_are_off_nothing_is_said(tmp_path: Path) -> None:
    body = "    await f()  # noqa: FAL201\n"
    assert found(tmp_path, body, Config((Selection(ignore=("FAL201",)),))) == []
    assert found(tmp_path, body, Config((Selection(ignore=("FAL001",)),))) == []
    assert found(tmp_path, body, Config(per_file_ignores={"app.py": ("FAL2",)})) == []
    assert places(found(tmp_path, body, Config(levels={"FAL001": "error"}))) == ["5 FAL001"]


def test_a_comment_in_a_file_without_async_is_of_no_use(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("run()  # noqa: FAL101\n", "utf-8")
    assert places(list(lint(Project(tmp_path), None, Config()).diagnostics)) == ["1 FAL001"]


@pytest.mark.parametrize(
    ("comment", "mended"),
    [
        ("  # noqa: FAL201", ""),
        ("  # noqa: E501, FAL201", "  # noqa: E501"),
        ("  # type: ignore  # noqa: FAL201", "  # type: ignore"),
        ("  # noqa: FAL201  # type: ignore", "  # type: ignore"),
        ("  # fastapi-async-lint: ignore[FAL201, blocking-call]", ""),
        ("  # noqa: FAL201 because", None),
        ("  # fastapi-async-lint: ignore[FAL201] because", None),
    ],
)
def test_the_fix_leaves_nothing_of_the_comment_and_nothing_else_out(
    tmp_path: Path, comment: str, mended: str | None
) -> None:
    (diagnostic,) = found(tmp_path, f"    await f(){comment}\n")
    if mended is None:
        assert diagnostic.fix is None
        return
    assert diagnostic.fix is not None
    (edit,) = diagnostic.fix.edits
    line = f"    await f(){comment}"
    assert line[: edit.span.column] + edit.text + line[edit.span.end_column :] == f"    await f(){mended}"


def test_what_a_noqa_seems_to_name_in_the_next_line_names_nothing() -> None:
    assert silenced("run()  # noqa:\nv1 = 3\n", 1)
    assert silenced("run()  # noqa: E501\nv1 = 3\n", 1) is False
