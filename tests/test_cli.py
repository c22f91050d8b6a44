"""The command line: streams, exit codes, selection, and input that is not as it should be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from conftest import CLEAN, SLEEPING, Check, Run, Write
from fastapi_async_lint import cli
from fastapi_async_lint import command as command_line
from fastapi_async_lint.cli import app
from fastapi_async_lint.rules import all_rules

FOUND = "app.py:10:5: FAL201 "
ADVISED = """\
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def index() -> None:
    open("page.html").read()
"""


def codes(stdout: str) -> list[str]:
    return [line.split()[1] for line in stdout.splitlines()]


# --- what is printed, where, and the exit code


def test_findings_go_to_stdout_and_the_rest_to_stderr(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING})
    result = check("--output-format", "concise")
    assert result.exit_code == 1
    assert result.stdout.startswith(FOUND)
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.splitlines() == [
        "Found 1 error.",
        "[*] 1 fixable with the `--fix` option.",
        "`fastapi-async-lint rule FAL201` says why that is bad, and what to write instead.",
    ]


def test_a_clean_project_exits_with_0(project: Write, check: Check) -> None:
    project({"app.py": CLEAN})
    result = check()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "All checks passed!\n")


def test_quiet_prints_findings_only(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING})
    result = check("-q", "--output-format", "concise")
    assert result.stdout.startswith(FOUND)
    assert result.stderr == ""
    project({"app.py": CLEAN})
    assert check("--quiet").output == ""


def test_exit_zero(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING})
    assert check("--exit-zero").exit_code == 0
    assert check("-e", "--select", "NONE").exit_code == 2


@pytest.mark.parametrize(
    ("level", "codes"),
    [("error", {"error": 1, "warning": 0, "advice": 0}), ("warning", {"error": 1, "warning": 1, "advice": 0}),
     ("advice", {"error": 1, "warning": 1, "advice": 1})],
)  # fmt: skip
def test_the_mildest_level_that_fails_can_be_chosen(
    project: Write, check: Check, level: str, codes: dict[str, int]
) -> None:
    for found, code in codes.items():
        project({"app.py": SLEEPING}, f'[tool.fastapi-async-lint]\nlevels = {{ FAL201 = "{found}" }}\n')
        assert check("--fail-on", level).exit_code == code
        assert check("--fail-on", level, "--fix", "--diff").exit_code == 1
    assert check("--fail-on", "nothing").exit_code == 2


def test_statistics_count_by_rule(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING, "two.py": SLEEPING, "broken.py": "async def ("})
    result = check("--statistics")
    assert result.exit_code == 1
    assert [line.split() for line in result.stdout.splitlines()[:2]] == [
        ["2", "FAL201", "blocking-call"],
        ["1", "FAL000", "unreadable-file"],
    ]
    data = json.loads(check("--statistics", "--output-format", "json").stdout)
    assert data["statistics"][0] == {"code": "FAL201", "name": "blocking-call", "count": 2}


CALLING = """
import time
from fastapi import FastAPI
import heliograph

app = FastAPI()


def helper():
    return len("x")


@app.get("/")
async def read(lamp=None, llm=None):
    helper()
    time.sleep(0.001)
    heliograph.flash()
    lamp.on()
    lamp.on()
    await llm.ainvoke("x")
"""


def test_statistics_of_what_remains_after_the_fixes(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING, "two.py": CALLING})
    lines = check("--fix", "--statistics").stdout.splitlines()
    assert "await asyncio.sleep(1)" in (root / "app.py").read_text("utf-8")
    assert "5 of 8 calls in code on the event loop resolved (62.5%), by" in lines


def test_every_option_has_the_environment_variable_of_its_name() -> None:
    options = [option for command in get_command(app).commands.values() for option in command.params]  # type: ignore[attr-defined]
    variables = {str(option.envvar): option.opts[0] for option in options if option.envvar}
    assert variables == {
        f"FASTAPI_ASYNC_LINT_{name.upper().replace('-', '_')}": f"--{name}"
        for name in ("select", "ignore", "extend-select", "output-format", "output-file", "baseline")
    }


def test_statistics_say_what_is_understood(project: Write, check: Check) -> None:
    project({"app.py": CALLING})
    lines = check("--statistics").stdout.splitlines()
    assert lines[0] == "4 of 7 calls in code on the event loop resolved (57.1%), by"
    assert [line.split(maxsplit=1) for line in lines[1:] if line.strip()] == [
        ["1", "code of the project"],
        ["1", "rows about libraries"],
        ["1", "rows about the language"],
        ["1", "the method's name alone"],
        ["1", "nothing: a library without rows"],
        ["2", "nothing: what is called is not known"],
        ["Called", "most often, and not known:"],
        ["2", "lamp.on"],
        ["Libraries", "without rows:"],
        ["1", "heliograph"],
    ]
    resolution = json.loads(check("--statistics", "--output-format", "json").stdout)["resolution"]
    assert (resolution["calls"], resolution["resolved"]) == (7, 4)
    assert resolution["unresolved"] == [{"name": "lamp.on", "count": 2}]


def test_methods_of_literals_are_those_of_the_language(project: Write, check: Check) -> None:
    calls = ('", ".join(x)', 'f"{x}".title()', "[x].index(x)", "{}.get(x)", "(2).conjugate()", "x.join(x)")
    project({"app.py": "async def f(x):\n" + "".join(f"    {call}\n" for call in calls) + "    await x\n"})
    resolution = json.loads(check("--statistics", "--output-format", "json").stdout)["resolution"]
    assert (resolution["calls"], resolution["unresolved"]) == (6, [{"name": "x.join", "count": 1}])


def test_version_and_help(command: Run) -> None:
    version = command("--version")
    assert version.returncode == 0
    assert version.stdout.split()[0] == "fastapi-async-lint"
    assert "check" in command("--help").stdout
    assert "--stdin-filename" in command("check", "--help").stdout


# --- selection


def test_select_ignore_and_extend_select_are_comma_separated_and_repeatable(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING})
    assert check("--ignore", "FAL1, FAL201").exit_code == 0
    assert check("--select", "FAL1").exit_code == 0
    assert check("--select", "FAL1", "--select", "blocking-call").exit_code == 1
    assert check("--select", "FAL1,FAL3", "--extend-select", "FAL201").exit_code == 1
    assert check("--select", "fal2", "--ignore", "ALL").exit_code == 1


def test_the_command_line_applies_on_top_of_the_project(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING}, '[tool.fastapi-async-lint]\nignore = ["FAL201"]\n')
    assert check().exit_code == 0
    assert check("--extend-select", "FAL201").exit_code == 1


def test_excluded_files_are_not_linted_even_when_named(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING}, '[tool.fastapi-async-lint]\nexclude = ["app.py"]\n')
    result = check("app.py")
    assert result.exit_code == 0
    assert result.stderr == "warning: No Python files found under the given path(s)\nAll checks passed!\n"


def test_each_project_has_its_own_configuration(project: Write, check: Check) -> None:
    files = {"one/app.py": SLEEPING, "two/app.py": SLEEPING, "one/pyproject.toml": "", "two/pyproject.toml": ""}
    files["one/pyproject.toml"] = '[tool.fastapi-async-lint]\nselect = ["FAL1"]\n'
    project(files)
    result = check("--output-format", "concise")
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [str(Path("two/app.py"))]


# --- wrong command lines and configurations


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--select", "FAL999"], "error: --select: unknown rule 'FAL999'"),
        (["--ignore", "blocking-cal"], "error: --ignore: unknown rule 'blocking-cal' (did you mean 'blocking-call'"),
        (["--extend-select", "E501"], "error: --extend-select: unknown rule 'E501'"),
        (["-", "app.py"], "error: stdin (-, --stdin-filename) cannot be linted together with paths"),
        (["app.py", "--stdin-filename", "app.py"], "error: stdin (-, --stdin-filename) cannot be linted"),
        (["--exclude", "!"], "error: --exclude: not a gitignore pattern: '!'"),
        (["--per-file-ignores", "app.py"], "error: --per-file-ignores: 'app.py' is not PATTERN:RULES"),
        (["--per-file-ignores", "app.py:FAL999"], "error: --per-file-ignores: unknown rule 'FAL999'"),
        (["--config", "nowhere.toml"], "error: --config: there is no [tool.fastapi-async-lint] in 'nowhere.toml'"),
        (["--config", "app.py"], "error: app.py: is not valid TOML"),
    ],
)
def test_a_wrong_command_line_exits_with_2_and_one_line(
    project: Write, check: Check, arguments: list[str], reason: str
) -> None:
    project({"app.py": SLEEPING})
    result = check(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(reason)
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--output-format", "xml"], ["--unknown"]])
def test_a_wrong_option_exits_with_2(check: Check, arguments: list[str]) -> None:
    result = check(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert arguments[0] in result.stderr


def test_no_command_exits_with_2(command: Run) -> None:
    result = command()
    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "config", ["[tool", "[tool.fastapi-async-lint]\nselekt = []\n", "[tool.fastapi-async-lint]\nselect = ['FAL99']\n"]
)
def test_a_broken_configuration_exits_with_2_and_names_the_file(project: Write, check: Check, config: str) -> None:
    project({"app.py": SLEEPING}, config)
    result = check()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: pyproject.toml: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_defect_of_the_tool_exits_with_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(command_line, "run", fail)
    assert command_line.exit_code(["check"]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "unforeseen" in streams.err
    assert "please report it" in streams.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_report_that_cannot_be_written_is_one_line(project: Write) -> None:
    root = project({"app.py": SLEEPING})
    for command in (["check"], ["check", "--output-format", "json"], ["rule", "--all"]):
        line = [sys.executable, "-m", "fastapi_async_lint", *command]
        with Path("/dev/full").open("w") as full:
            run = subprocess.run(line, cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert run.returncode == 2
        assert run.stderr == "error: the report cannot be written: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's redirection")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_change_no_exit_code(project: Write, closed: str) -> None:
    root = project({"app.py": SLEEPING, "broken.py": "async def ("})
    line = f'"{sys.executable}" -m fastapi_async_lint check {closed}'
    run = subprocess.run(line, shell=True, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "defect" not in run.stdout + run.stderr
    assert ("FAL201" in run.stdout) == (closed == "2>&-")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's redirection")
def test_a_closed_stdin_is_an_empty_text(tmp_path: Path) -> None:
    line = f'"{sys.executable}" -m fastapi_async_lint check - <&-'
    run = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "All checks passed!\n")


# --- input that cannot be linted


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b"async = 'caf\xe9'\n", "1:1", "cannot be decoded"),
        (b"# coding: nonsense\nasync = 1\n", "1:1", "cannot be decoded"),
        (b"async def f(:\n    pass\n", "", "cannot be parsed"),
        (b"async def f():\n    pass\n\x00", "1:1", "NUL"),
        (b"async def f():\n    return " + b"(" * 5000 + b")" * 5000, "", "nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding_and_the_run_goes_on(
    project: Write, check: Check, content: bytes, place: str, reason: str
) -> None:
    project({"bad.py": content, "good.py": SLEEPING})
    result = check("--output-format", "concise")
    assert result.exit_code == 1
    bad, good = result.stdout.splitlines()
    assert bad.startswith(f"bad.py:{place}")
    assert " FAL000 " in bad
    assert reason in bad
    assert good.startswith("good.py:10:5: FAL201 ")


def test_a_missing_path_is_a_finding_and_the_run_goes_on(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING})
    result = check("nowhere.py", "app.py", "--output-format", "concise")
    assert result.exit_code == 1
    assert codes(result.stdout) == ["FAL201", "FAL000"]
    assert "nowhere.py:1:1: FAL000 no such file or directory" in result.stdout


def test_a_directory_without_python_is_clean_with_a_warning(project: Write, check: Check) -> None:
    project({"notes.txt": "async"})
    result = check()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("warning: No Python files found")


def test_an_empty_file_is_clean(project: Write, check: Check) -> None:
    project({"empty.py": ""})
    result = check()
    assert (result.exit_code, result.stderr) == (0, "All checks passed!\n")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file that its owner cannot read")
def test_a_file_without_permission_is_a_finding(project: Write, check: Check) -> None:
    root = project({"app.py": SLEEPING})
    (root / "app.py").chmod(0)
    assert " FAL000 cannot be read" in check("--output-format", "concise").stdout


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs a file system that takes any name")
def test_names_and_text_cannot_drive_the_terminal(project: Write, check: Check) -> None:
    root = project({})
    Path(os.fsdecode(os.fsencode(root) + b"/\x1b[31m\xff.py")).write_text(
        SLEEPING.replace("sleep(1)", 'sleep("\x1b]0;title\x07\u202e")'), "utf-8"
    )
    for output_format in ("full", "concise", "json"):
        result = check("--output-format", output_format)
        assert result.exit_code == 1
        assert not [character for character in result.output if character != "\n" and not character.isprintable()]
    assert "\\x1b[31m" in check().stdout


# --- stdin


def test_stdin_takes_the_place_of_a_file_of_the_project(project: Write, check: Check) -> None:
    project({"app.py": CLEAN, "helpers.py": "import time\n\n\ndef pause() -> None:\n    time.sleep(1)\n"})
    text = CLEAN.replace("import asyncio", "import helpers").replace("await asyncio.sleep(1)", "helpers.pause()")
    for arguments in (["-", "--stdin-filename", "app.py"], ["--stdin-filename", "app.py"]):
        result = check(*arguments, "--output-format", "concise", stdin=text)
        assert result.exit_code == 1
        assert result.stdout.startswith("app.py:10:5: FAL202 ")
    assert "helpers.pause()" in check("-", "--stdin-filename", "app.py", stdin=text).stdout


def test_stdin_needs_no_name_and_no_file(project: Write, check: Check) -> None:
    project({})
    assert check("-", "--output-format", "concise", stdin=SLEEPING).stdout.startswith("-:10:5: FAL201 ")
    result = check("-", "--stdin-filename", "new/app.py", "--output-format", "concise", stdin=SLEEPING)
    assert result.stdout.startswith(f"{Path('new/app.py')}:10:5: FAL201 ")


def test_stdin_that_is_no_text_is_a_finding(project: Write, check: Check) -> None:
    project({})
    result = check("-", "--output-format", "concise", stdin=b"async \xff")
    assert result.exit_code == 1
    assert result.stdout.startswith("-:1:1: FAL000 cannot be decoded")


# --- processes


def test_paths_are_relative_to_the_current_directory_when_below_it(project: Write, check: Check) -> None:
    root = project({"inner/app.py": SLEEPING, "other/app.py": SLEEPING})
    os.chdir(root / "inner")
    lines = check("--output-format", "concise", ".", "../other").stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["app.py", str(root / "other" / "app.py")]


def test_python_m_is_the_command(project: Write, command: Run) -> None:
    project({"app.py": SLEEPING})
    result = command("check", "--output-format", "concise")
    assert result.returncode == 1
    assert result.stdout.startswith(FOUND)
    assert result.stderr.startswith("Found 1 error.\n")


def test_colour_is_for_terminals_and_for_those_who_ask(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING})
    assert "\x1b[" not in check().stdout
    assert "\x1b[" in check(FORCE_COLOR="1").stdout
    assert "\x1b[1;31m" not in check(FORCE_COLOR="1", NO_COLOR="1").stdout


def test_any_encoding_of_the_output_will_do(project: Write, command: Run) -> None:
    project({"caf\u00e9.py": SLEEPING.replace("sleep(1)", 'sleep("\u2603")')})
    result = command("check", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (result.returncode, result.stderr.splitlines()[0]) == (1, "Found 1 error.")
    assert "caf\\xe9.py:10:5: FAL201" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("moment", [0, 60])
def test_who_waits_at_a_terminal_is_told(project: Write, moment: int) -> None:
    project({"app.py": SLEEPING})
    terminal, end = os.openpty()  # type: ignore[attr-defined, unused-ignore]
    program = f"from fastapi_async_lint import command, printing; printing.MOMENT = {moment}; command.main()"
    run = subprocess.run(
        [sys.executable, "-c", program, "check", "--output-format", "concise"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=end, env=os.environ | {"TERM": "xterm"}, text=True, check=False, timeout=60,
    )  # fmt: skip
    os.close(end)
    said = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert (run.returncode, run.stdout.splitlines()[0][: len(FOUND)]) == (1, FOUND)
    assert ("Looking at the project" in said) is (moment == 0)
    assert "Found 1 error." in said


# --- rule


@pytest.mark.parametrize("name", ["FAL201", "fal201", "blocking-call"])
def test_rule_prints_the_page_of_a_rule(name: str) -> None:
    result = CliRunner().invoke(cli.app, ["rule", name])
    assert result.exit_code == 0
    assert result.stdout.startswith("# blocking-call (FAL201)\n")
    headings = [line[3:] for line in result.stdout.splitlines() if line.startswith("## ")]
    assert list(dict.fromkeys(headings)) == [
        "Why is this bad?", "Example", "What is not reported", "When not to use it", "How to silence it", "Fix safety",
    ]  # fmt: skip
    assert "`# fastapi-async-lint: ignore[FAL201]`" in result.stdout


@pytest.mark.parametrize(("asked", "prefix"), [([], ""), (["fal2"], "FAL2")])
def test_rules_are_listed_a_line_each(asked: list[str], prefix: str) -> None:
    rules = [rule for rule in all_rules() if rule.code.startswith(prefix)]
    assert rules
    lines = CliRunner().invoke(cli.app, ["rule", *asked]).stdout.splitlines()
    assert [line.split()[:3] for line in lines] == [
        [rule.code, rule.name, rule.level if rule.default else "off"] for rule in rules
    ]
    documents = json.loads(CliRunner().invoke(cli.app, ["rule", *asked, "--output-format", "json"]).stdout)
    assert [document["code"] for document in documents] == [rule.code for rule in rules]


def test_rule_prints_all_pages() -> None:
    result = CliRunner().invoke(cli.app, ["rule", "--all"])
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.startswith("# ") and "(FAL" in line] == [
        f"# {rule.name} ({rule.code})" for rule in all_rules()
    ]


def test_rules_as_data() -> None:
    result = CliRunner().invoke(cli.app, ["rule", "--all", "--output-format", "json"])
    documents = json.loads(result.stdout)
    assert [document["code"] for document in documents] == [rule.code for rule in all_rules()]
    assert all(document["page"].startswith(f"# {document['name']} (") for document in documents)
    (one,) = json.loads(CliRunner().invoke(cli.app, ["rule", "blocking-call", "--output-format", "json"]).stdout)
    assert one in documents


def test_config_lists_the_keys_and_gives_their_schema() -> None:
    listed = CliRunner().invoke(cli.app, ["config"])
    schema = json.loads(CliRunner().invoke(cli.app, ["config", "--output-format", "json"]).stdout)
    assert listed.exit_code == 0
    assert all(f"| `{key}` | " in listed.stdout for key in schema["properties"])


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["FAL999"], "error: unknown rule 'FAL999'"),
        (["missing-awat"], "(did you mean 'missing-await'"),
        (["FAL201", "--all"], "error: give the code or name of a rule, or --all"),
    ],
)
def test_rule_that_is_not_there_exits_with_2(arguments: list[str], reason: str) -> None:
    result = CliRunner().invoke(cli.app, ["rule", *arguments])
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr
