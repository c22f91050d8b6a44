"""Each format is read by a parser or checked against its specification, for files and texts that are made to break them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import junitparser
import pytest

from conftest import ROOT, SLEEPING, Check, Run, Write
from fastapi_async_lint.engine import Diagnostic, Result, Step, TextEdit, TextFix
from fastapi_async_lint.model import Span
from fastapi_async_lint.report.formats import Format, lines
from fastapi_async_lint.report.schema import report_schema
from fastapi_async_lint.report.styled import Line

HERE = Path("/project").absolute()
SARIF_SCHEMA = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))

NASTY_PATH = HERE / "a::b%0A.py"
NASTY_TEXT = 'it\'s `x[0](1)` <b> & "q" ]]> a|b %0A ::error:: \\ \u732b, @all'
BREAKS = "one\r\ntwo\x1b[31m\u2028\x00"

CHAINED = Diagnostic(
    NASTY_PATH,
    Span(4, 1, 4, 15),
    "FAL202",
    "blocking-call-via-helper",
    "error",
    NASTY_TEXT,
    chain=(Step(HERE / "db.py", Span(7, 4, 7, 9), "calls `requests.get`"), Step(Path("/lib/x.py"), Span(1, 0, 2, 3), NASTY_TEXT)),
    help="Move it to a thread.",
    fix=TextFix("Await it", True, (TextEdit(Span(4, 1, 4, 1), "await "),)),
    symbol="f",
    also=(Step(HERE / "other.py", Span(3, 4, 3, 9), "reached from `g` too"),),
)  # fmt: skip
SPREAD = Diagnostic(
    HERE / "app" / "main.py", Span(5, 4, 6, 10), "FAL205", "blocking-file-io", "advice", BREAKS, symbol="f"
)
WARNED = replace(SPREAD, code="FAL301", name="async-without-await", level="warning", message="plain")
RESULT = Result((CHAINED, WARNED, SPREAD, replace(SPREAD, span=Span(9, 0, 9, 1))), 3)
EMPTY = Result((), 2)
TEXT = "import db\n\nasync def f():\n\u732bdb.get('\u732b', 1)\n    db.get(\n        2)\n"

IN_FILES = [name for name in Format if name not in ("full", "concise", "grouped")]


def report(name: Format, result: Result = RESULT) -> str:
    return "".join(
        f"{line.plain if isinstance(line, Line) else line}\n" for line in lines(name, result, HERE, lambda _: TEXT)
    )


@pytest.mark.parametrize("name", list(Format))
@pytest.mark.parametrize("result", [RESULT, EMPTY], ids=["findings", "none"])
def test_nothing_drives_a_terminal_or_a_log(name: Format, result: Result) -> None:
    text = report(name, result)
    assert not [character for character in text if character != "\n" and not character.isprintable()]


def test_grouped_names_each_file_once() -> None:
    assert report(Format.grouped).splitlines() == [
        "a::b%0A.py:",
        f"  4:2  FAL202 [blocking-call-via-helper] {NASTY_TEXT} (reached from 1 more place)",
        "",
        f"{Path('app/main.py')}:",
        "  5:5  FAL301 [async-without-await] plain",
        "  5:5  FAL205 [blocking-file-io] one\\r\\ntwo\\x1b[31m\\u2028\\x00",
        "  9:1  FAL205 [blocking-file-io] one\\r\\ntwo\\x1b[31m\\u2028\\x00",
        "",
    ]


@pytest.mark.parametrize("result", [RESULT, EMPTY], ids=["findings", "none"])
def test_json_follows_its_schema(result: Result) -> None:
    validator = jsonschema.Draft202012Validator(report_schema())
    document = json.loads(report(Format.json, result))
    validator.validate(document)
    assert not validator.is_valid(document | {"version": 2})
    for finding in document["findings"]:
        assert not validator.is_valid(document | {"findings": [finding | {"path": 1}]})


def test_json_lines_are_the_findings_of_json() -> None:
    assert [json.loads(line) for line in report(Format.json_lines).splitlines()] == json.loads(report(Format.json))[
        "findings"
    ]
    assert report(Format.json_lines, EMPTY) == ""


# --- GitHub


def workflow_command(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner reads it (actions/runner, `ActionCommand.TryParseV2`)."""
    assert line.startswith("::")
    head, data = line[2:].split("::", 1)
    name, _, rest = head.partition(" ")
    properties = dict(part.split("=", 1) for part in rest.split(",") if part)
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        properties = {key: value.replace(escape, character) for key, value in properties.items()}
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        data = data.replace(escape, character)
    return name, properties, data


def test_github() -> None:
    first, second, third, _ = map(workflow_command, report(Format.github).splitlines())
    assert first[0] == "error"
    assert first[1] == {
        "title": "FAL202 blocking-call-via-helper", "file": "a::b%0A.py",
        "line": "4", "endLine": "4", "col": "2", "endColumn": "16",
    }  # fmt: skip
    assert first[2].split("\n") == [
        f"a::b%0A.py:4:2: FAL202 {NASTY_TEXT} (reached from 1 more place)",
        f"via {Path('db.py')}:7:5: calls `requests.get`",
        f"via {Path('/lib/x.py')}:1:1: {NASTY_TEXT}",
        "help: Move it to a thread.",
    ]
    assert (second[0], third[0]) == ("warning", "notice")
    assert second[1].keys() == {"title", "file", "line", "endLine"}
    assert third[2].startswith(f"{Path('app/main.py')}:5:5: FAL205 one\r\ntwo\\x1b")
    assert report(Format.github, EMPTY) == ""


# --- GitLab


def test_gitlab() -> None:
    issues = json.loads(report(Format.gitlab))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info", "info"]
    assert issues[0]["location"] == {
        "path": "a::b%0A.py",
        "positions": {"begin": {"line": 4, "column": 2}, "end": {"line": 4, "column": 16}},
    }
    assert all(issue["description"].startswith("FAL") and issue["check_name"] for issue in issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert json.loads(report(Format.gitlab, EMPTY)) == []


def test_fingerprints_do_not_move_with_the_line() -> None:
    moved = Result(
        tuple(replace(d, span=Span(d.span.line + 7, 0, d.span.end_line + 7, 1)) for d in RESULT.diagnostics), 3
    )
    prints = [
        [issue["fingerprint"] for issue in json.loads(report(Format.gitlab, result))] for result in (RESULT, moved)
    ]
    assert prints[0] == prints[1]


# --- JUnit


def test_junit() -> None:
    suites = junitparser.JUnitXml.fromstring(report(Format.junit).encode())
    assert (suites.tests, suites.failures) == (4, 4)
    assert [(suite.name, suite.tests) for suite in suites] == [("a::b%0A.py", 1), (str(Path("app/main.py")), 3)]
    (case,) = next(iter(suites))
    (failure,) = case.result
    assert case.name == "FAL202 blocking-call-via-helper (4:2)"
    assert failure.message == f"{NASTY_TEXT} (reached from 1 more place)"
    assert failure.type == "error"
    assert f"via {Path('db.py')}:7:5: calls `requests.get`" in failure.text


def test_junit_of_a_clean_run_has_one_test_that_passes() -> None:
    suites = junitparser.JUnitXml.fromstring(report(Format.junit, EMPTY).encode())
    assert (suites.tests, suites.failures) == (1, 0)


# --- reviewdog

POSITION = {"line": int, "column": int}
RANGE = {"start": POSITION, "end": POSITION}
LOCATION = {"path": str, "range": RANGE}
DIAGNOSTIC_RESULT = {
    "source": {"name": str, "url": str},
    "severity": str,
    "diagnostics": [
        {
            "message": str, "location": LOCATION, "severity": str, "code": {"value": str, "url": str},
            "suggestions": [{"range": RANGE, "text": str}], "related_locations": [{"message": str, "location": LOCATION}],
        }
    ],
}  # fmt: skip
"""The messages of `reviewdog.proto` that are used; JSON of protobuf takes no other fields."""


def follows(value: Any, message: Any) -> bool:
    if isinstance(message, dict):
        return isinstance(value, dict) and all(
            key in message and follows(item, message[key]) for key, item in value.items()
        )
    if isinstance(message, list):
        return isinstance(value, list) and all(follows(item, message[0]) for item in value)
    return type(value) is message


def test_rdjson() -> None:
    document = json.loads(report(Format.rdjson))
    assert follows(document, DIAGNOSTIC_RESULT)
    assert not follows(document | {"version": 1}, DIAGNOSTIC_RESULT)
    first, second, *_ = document["diagnostics"]
    assert first["location"]["path"] == "a::b%0A.py"
    assert first["location"]["range"] == {"start": {"line": 4, "column": 4}, "end": {"line": 4, "column": 20}}
    assert first["suggestions"] == [
        {"range": {"start": {"line": 4, "column": 4}, "end": {"line": 4, "column": 4}}, "text": "await "}
    ]
    assert first["related_locations"][0]["message"] == "calls `requests.get`"
    assert (first["severity"], second["severity"]) == ("ERROR", "WARNING")


# --- SARIF


@pytest.mark.parametrize("result", [RESULT, EMPTY], ids=["findings", "none"])
def test_sarif_follows_the_schema(result: Result) -> None:
    document = json.loads(report(Format.sarif, result))
    validator = jsonschema.Draft202012Validator(SARIF_SCHEMA)
    validator.validate(document)
    assert not validator.is_valid(document | {"unknown": 1})


def test_sarif_has_what_code_scanning_shows() -> None:
    (run,) = json.loads(report(Format.sarif))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["fullDescription"]["text"].endswith(".")
        assert rule["help"]["markdown"].startswith("# ")
    first, second, *_ = run["results"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "FAL202"
    location = first["locations"][0]["physicalLocation"]
    assert unquote(location["artifactLocation"]["uri"]) == "a::b%0A.py"
    assert ":" not in location["artifactLocation"]["uri"]
    assert location["region"] == {"startLine": 4, "startColumn": 2, "endLine": 4, "endColumn": 16}
    flow = first["codeFlows"][0]["threadFlows"][0]["locations"]
    uris = [unquote(step["location"]["physicalLocation"]["artifactLocation"]["uri"]) for step in flow]
    assert uris == ["a::b%0A.py", "db.py", Path("/lib/x.py").absolute().as_uri()]
    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "other.py"
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "await "}
    assert "codeFlows" not in second
    assert not re.search(r"(?<!\\)\[", first["message"]["text"])
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


@pytest.mark.skipif(
    "SARIF_MULTITOOL" not in os.environ, reason="SARIF_MULTITOOL names no executable of @microsoft/sarif-multitool"
)
@pytest.mark.slow
def test_github_takes_the_sarif(project: Write, check: Check, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "chat_app", project({}), dirs_exist_ok=True)
    check("--output-format", "sarif", "--output-file", str(tmp_path / "report.sarif"))
    line = [os.environ["SARIF_MULTITOOL"], "validate", str(tmp_path / "report.sarif"), "--rule-kind", "Sarif;Ghas"]
    environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    options = ["--level", "Error;Warning", "--output", str(tmp_path / "log.sarif")]
    subprocess.run([*line, *options], env=environment, check=True, capture_output=True)
    log = json.loads((tmp_path / "log.sarif").read_text("utf-8-sig"))
    said = {result["ruleId"] for run in log["runs"] for result in run.get("results", [])}
    assert said <= {"SARIF2005"}  # a warning: the tool has no address on the web, which is not decided


# --- Markdown


def test_markdown_is_a_table_whose_cells_hold() -> None:
    table = [line for line in report(Format.markdown).splitlines() if line.startswith("| ")]
    assert len(table) == 1 + len(RESULT.diagnostics)
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 4 for line in table)
    assert "<b>" not in report(Format.markdown)
    assert report(Format.markdown, EMPTY).startswith("### fastapi-async-lint: no findings\n")


# --- the command line


@pytest.mark.parametrize("name", list(Format))
def test_a_report_goes_to_stdout_or_a_file_and_is_the_same(project: Write, check: Check, name: Format) -> None:
    root = project({"a::b%0A.py": SLEEPING})
    printed = check("--output-format", name)
    written = check("--output-format", name, "--output-file", "report", FORCE_COLOR="1")
    assert (printed.exit_code, written.exit_code) == (1, 1)
    assert (written.stdout, written.stderr) == ("", printed.stderr)
    assert (root / "report").read_text("utf-8") == printed.stdout
    assert [path.name for path in root.iterdir() if "report" in path.name] == ["report"]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there are no such files")
@pytest.mark.parametrize(
    "end", ["", " | cat", " > out.txt; cat out.txt", " >> out.txt; cat out.txt", " 3>&1 1>/dev/null"]
)
def test_a_report_goes_to_what_is_no_file_or_open_already(project: Write, command: Run, end: str) -> None:
    project({"app.py": SLEEPING})
    file = "/dev/fd/3" if "3>" in end else "/dev/stdout"
    line = f"{{ echo first; {sys.executable} -m fastapi_async_lint check -q --output-file {file}; }}{end}"
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, timeout=60)
    expected = command("check", "-q").stdout
    assert expected
    assert (run.stdout, run.stderr) == (expected if "3>" in end else f"first\n{expected}", "")


def test_several_reports_of_one_run(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING})
    result = check("--output-format", "github", "--report", "sarif=a.sarif", "--report", "json=b.json")
    assert result.stdout.startswith("::error ")
    assert json.loads((root / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert json.loads((root / "b.json").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--report", "sarif"], "error: --report: 'sarif' is not FORMAT=FILE"),
        (["--report", "xml=a"], "error: --report: 'xml=a' is not FORMAT=FILE"),
        (
            ["--output-file", "nowhere/report"],
            f"error: {Path('nowhere/report')}: cannot be written: No such file or directory",
        ),
    ],
)
def test_a_report_that_cannot_be_written_exits_with_2(
    project: Write, check: Check, arguments: list[str], reason: str
) -> None:
    project({"app.py": SLEEPING})
    result = check(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(reason)
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_colour_by_the_usual_rules(project: Write, check: Check, name: str) -> None:
    project({"app.py": SLEEPING})
    assert "\x1b[" not in check("--output-format", name).stdout
    assert "\x1b[1;31m" in check("--output-format", name, FORCE_COLOR="1").stdout
    assert "\x1b[1;31m" not in check("--output-format", name, FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.parametrize("name", IN_FILES)
def test_data_is_never_coloured(project: Write, check: Check, name: str) -> None:
    project({"app.py": SLEEPING})
    assert "\x1b[" not in check("--output-format", name, FORCE_COLOR="1").stdout


def test_the_environment_stands_between_file_and_command_line(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING}, '[tool.fastapi-async-lint]\nselect = ["FAL201"]\n')
    assert check(FASTAPI_ASYNC_LINT_OUTPUT_FORMAT="concise").stdout.startswith("app.py:10:5: FAL201 ")
    assert check("--output-format", "grouped", FASTAPI_ASYNC_LINT_OUTPUT_FORMAT="concise").stdout.startswith(
        "app.py:\n"
    )
    assert check(FASTAPI_ASYNC_LINT_SELECT="FAL1, FAL3").exit_code == 0
    assert check("--select", "FAL201", FASTAPI_ASYNC_LINT_SELECT="FAL1").exit_code == 1
    assert check(FASTAPI_ASYNC_LINT_OUTPUT_FORMAT="xml").exit_code == 2
