"""What the formats show of one result."""

import json
from pathlib import Path

import pytest

from fastapi_async_lint.engine import Diagnostic, Result, Step, TextEdit, TextFix
from fastapi_async_lint.model import Span
from fastapi_async_lint.report.concise import concise
from fastapi_async_lint.report.counts import counts
from fastapi_async_lint.report.full import full
from fastapi_async_lint.report.json import as_json, document
from fastapi_async_lint.report.page import page
from fastapi_async_lint.report.text import printable, totals
from fastapi_async_lint.rules import Rule, all_rules

HERE = Path("/project").absolute()
APP = HERE / "app" / "main.py"
ELSEWHERE = Path("/lib/db.py").absolute()
TEXT = "import db\n\nasync def f():\n\tdb.get('\u732b', 1)\n    db.get(\n        2)\n"

BLOCKED = Diagnostic(
    APP,
    Span(4, 1, 4, 15),
    "FAL202",
    "blocking-call-via-helper",
    "error",
    "`db.get(...)` blocks",
    chain=(Step(ELSEWHERE, Span(7, 4, 7, 9), "calls `requests.get`"),),
    help="Move it to a thread.",
    fix=TextFix("Offload it", False, (TextEdit(Span(4, 1, 4, 1), "await "),), (("asyncio", ""),)),
    symbol="f",
)
SPREAD = Diagnostic(APP, Span(5, 4, 6, 10), "FAL205", "blocking-file-io", "advice", "spread over lines")
ABROAD = Diagnostic(ELSEWHERE, Span(1, 0, 1, 0), "FAL000", "unreadable-file", "error", "cannot be read")
RESULT = Result((BLOCKED, SPREAD, ABROAD), 2)


def read(path: Path) -> str:
    return TEXT if path == APP else ""


def test_concise_is_one_line_a_finding() -> None:
    assert [line.plain for line in concise(RESULT, HERE, lambda _: "")] == [
        f"{Path('app/main.py')}:4:2: FAL202 `db.get(...)` blocks",
        f"{Path('app/main.py')}:5:5: FAL205 spread over lines",
        f"{ELSEWHERE}:1:1: FAL000 cannot be read",
    ]


def test_full_shows_the_line_the_range_the_chain_and_the_help() -> None:
    main = Path("app/main.py")
    assert [line.plain for line in full(RESULT, HERE, read)] == [
        f"{main}:4:2: FAL202 [blocking-call-via-helper] `db.get(...)` blocks",
        "  |",
        "4 |     db.get('\u732b', 1)",
        "  |     ^^^^^^^^^^^^^^^",
        f"  via {ELSEWHERE}:7:5: calls `requests.get`",
        "help: Move it to a thread.",
        "",
        f"{main}:5:5: FAL205 [blocking-file-io] (advice) spread over lines",
        "  |",
        "5 |     db.get(",
        "  |     ^^^^^^^",
        "",
        f"{ELSEWHERE}:1:1: FAL000 [unreadable-file] cannot be read",
        "",
    ]


def test_json_has_everything_and_counts_columns_from_1() -> None:
    data = json.loads(as_json(document(RESULT, HERE)))
    assert (data["version"], data["files"], len(data["findings"])) == (1, 2, 3)
    assert data["findings"][0] == {
        "code": "FAL202",
        "name": "blocking-call-via-helper",
        "level": "error",
        "confidence": "high",
        "path": "app/main.py",
        "span": {"line": 4, "column": 2, "end_line": 4, "end_column": 16},
        "symbol": "f",
        "message": "`db.get(...)` blocks",
        "help": "Move it to a thread.",
        "chain": [
            {
                "path": ELSEWHERE.as_posix(),
                "span": {"line": 7, "column": 5, "end_line": 7, "end_column": 10},
                "text": "calls `requests.get`",
            }
        ],
        "also": [],
        "fix": {
            "title": "Offload it",
            "safe": False,
            "edits": [{"span": {"line": 4, "column": 2, "end_line": 4, "end_column": 2}, "text": "await "}],
            "imports": [{"module": "asyncio", "name": ""}],
        },
    }
    assert data["findings"][1]["fix"] is None


def test_counts_put_the_most_frequent_first() -> None:
    many = Result((ABROAD, *(SPREAD,) * 10), 2)
    lines = [line.plain for line in counts(many)]
    assert lines[:2] == ["10  FAL205  blocking-file-io", " 1  FAL000  unreadable-file"]
    nothing = [line.plain for line in counts(Result((), 1))]
    assert nothing == ["No calls in code on the event loop."]


def test_totals_name_the_levels_that_occur() -> None:
    assert totals((BLOCKED, SPREAD, ABROAD)) == "2 errors, 1 piece of advice"
    assert totals((SPREAD, SPREAD)) == "2 pieces of advice"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain \u732b caf\u00e9", "plain \u732b caf\u00e9"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("\u202e\u2028\x9b", "\\u202e\\u2028\\x9b"),
        ("\udcff", "\\udcff"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert printable(text) == expected


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_rule_has_a_page(rule: Rule) -> None:
    text = page(rule)
    assert text.startswith(f"# {rule.name} ({rule.code})\n\n{rule.summary}\n")
    assert text.count("```python\n") == 2 * len(rule.examples)
    assert text.endswith("\n")
