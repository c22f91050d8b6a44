"""The configuration: what it selects, what it excludes, and what it says when it is wrong."""

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import CLEAN, ROOT, SLEEPING, Check, Write
from fastapi_async_lint.config import Config, ConfigError, Selection
from fastapi_async_lint.config_schema import PROPERTIES, config_schema, problem

KNOWN = {"FAL101": "missing-await", "FAL201": "blocking-call", "FAL203": "sync-ai-call"}


def load(root: Path, text: str) -> Config:
    (root / "pyproject.toml").write_text(text, "utf-8")
    return Config.load(root).checked(KNOWN)


def selected(config: Config) -> set[str]:
    """The known rules that are on; FAL203 is off by default."""
    return {code for code, name in KNOWN.items() if config.selects(code, name, code != "FAL203")}


def test_without_a_file_or_section_the_defaults_hold(tmp_path: Path) -> None:
    assert Config.load(tmp_path) == Config()
    assert load(tmp_path, "[tool.other]\nselect = 1\n") == Config()
    assert selected(Config()) == {"FAL101", "FAL201"}
    assert not Config().excludes("app/main.py")


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(select=("ALL",)), {"FAL101", "FAL201", "FAL203"}),
        (Selection(select=("FAL",)), {"FAL101", "FAL201", "FAL203"}),
        (Selection(select=("F",), ignore=("FAL1",)), {"FAL201", "FAL203"}),
        (Selection(select=("fal2",)), {"FAL201", "FAL203"}),
        (Selection(select=("missing-await",)), {"FAL101"}),
        (Selection(select=()), set()),
        (Selection(ignore=("FAL2",)), {"FAL101"}),
        (Selection(extend_select=("FAL203",)), {"FAL101", "FAL201", "FAL203"}),
        (Selection(select=("FAL2",), ignore=("FAL203",)), {"FAL201"}),
        (Selection(select=("FAL203",), ignore=("FAL2",)), {"FAL203"}),
        (Selection(select=("sync-ai-call",), ignore=("FAL2",)), {"FAL203"}),
        (Selection(select=("FAL203",), ignore=("FAL203",)), set()),
        (Selection(ignore=("ALL",), extend_select=("FAL1",)), {"FAL101"}),
    ],
)
def test_the_more_specific_selector_wins(selection: Selection, expected: set[str]) -> None:
    assert selected(Config((selection,)).checked(KNOWN)) == expected


def test_the_command_line_applies_on_top_of_the_file(tmp_path: Path) -> None:
    config = load(tmp_path, '[tool.fastapi-async-lint]\nselect = ["FAL1"]\nignore = ["FAL203"]\n')
    assert selected(config) == {"FAL101"}
    assert selected(config.with_overrides(extend_select=["FAL2"])) == {"FAL101", "FAL201", "FAL203"}
    assert selected(config.with_overrides(select=["FAL201"])) == {"FAL201"}
    assert selected(config.with_overrides(ignore=["FAL1"])) == set()
    assert config.with_overrides() == config


def test_exclude_takes_patterns_as_in_gitignore(tmp_path: Path) -> None:
    config = load(
        tmp_path, '[tool.fastapi-async-lint]\nexclude = ["legacy/", "/scripts/*.py", "*_pb2.py", "!keep_pb2.py"]\n'
    )
    assert config.excludes("app/legacy/old.py")
    assert config.excludes("scripts/run.py")
    assert not config.excludes("app/scripts/run.py")
    assert config.excludes("app/api_pb2.py")
    assert not config.excludes("app/keep_pb2.py")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a = [", "is not valid TOML: "),
        ("[tool]\nfastapi-async-lint = 1", "[tool.fastapi-async-lint] must be a table"),
        (
            "[tool.fastapi-async-lint]\nselct = []",
            "unknown key 'selct' in [tool.fastapi-async-lint] (did you mean 'select'?)",
        ),
        ("[tool.fastapi-async-lint]\nextend_select = []", "(did you mean 'extend-select'?)"),
        ("[tool.fastapi-async-lint]\nzzz = []", "unknown key 'zzz' in [tool.fastapi-async-lint]"),
        (
            "[tool.fastapi-async-lint]\nselect = 'FAL1'",
            "'select' in [tool.fastapi-async-lint]: must be a list of strings",
        ),
        ("[tool.fastapi-async-lint]\nignore = [1]", "'ignore' in [tool.fastapi-async-lint]: must be a list of strings"),
        ("[tool.fastapi-async-lint]\nexclude = ['!']", "not a gitignore pattern: '!'"),
        (
            "[tool.fastapi-async-lint]\nignore = ['FAL110']",
            "'ignore' in [tool.fastapi-async-lint]: unknown rule 'FAL110' (did you mean 'FAL101'",
        ),
        (
            "[tool.fastapi-async-lint]\nselect = ['missing-awaits']",
            "unknown rule 'missing-awaits' (did you mean 'missing-await'?)",
        ),
        ("[tool.fastapi-async-lint]\nselect = ['']", "unknown rule ''"),
        ("[tool.fastapi-async-lint]\nselect = ['FAL9']", "unknown rule 'FAL9'"),
        (
            "[tool.fastapi-async-lint]\nscope = 'all'",
            "'scope' in [tool.fastapi-async-lint]: must be 'async' or 'served'",
        ),
        (
            "[tool.fastapi-async-lint]\ninclude-tests = 1",
            "'include-tests' in [tool.fastapi-async-lint]: must be true or false",
        ),
        ("[tool.fastapi-async-lint]\nbaseline = []", "'baseline' in [tool.fastapi-async-lint]: must be a string"),
        ("[tool.fastapi-async-lint]\nlevels = []", "'levels' in [tool.fastapi-async-lint]: must be a table"),
        ("[tool.fastapi-async-lint.levels]\nFAL201 = 'off'", "'FAL201' must be 'error' or 'warning' or 'advice'"),
        (
            "[tool.fastapi-async-lint.levels]\nFAL9 = 'error'",
            "'levels' in [tool.fastapi-async-lint]: unknown rule 'FAL9'",
        ),
        ("[tool.fastapi-async-lint.per-file-ignores]\na = 'FAL201'", "'a' must be a list of strings"),
        ("[tool.fastapi-async-lint.per-file-ignores]\na = ['FAL9']", "unknown rule 'FAL9'"),
        ("[tool.fastapi-async-lint.per-file-ignores]\n'!' = ['FAL201']", "not a gitignore pattern: '!'"),
        ("[tool.fastapi-async-lint]\nper_file_ignores = {}", "(did you mean 'per-file-ignores'?)"),
    ],
)
def test_a_wrong_configuration_is_one_line_with_file_and_key(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'pyproject.toml'}: ")
    assert reason in message
    assert len(message.splitlines()) == 1


def test_a_file_that_is_no_text_is_a_wrong_configuration(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="it is not UTF-8"):
        Config.load(tmp_path)


def test_a_selector_of_the_command_line_is_named_by_its_option() -> None:
    with pytest.raises(ConfigError, match=r"^--ignore: unknown rule 'FALL'"):
        Config().with_overrides(ignore=["FALL"]).checked(KNOWN)


# --- what the keys do


def places(check: Check, *arguments: str) -> list[str]:
    lines = check("--output-format", "concise", *arguments).stdout.splitlines()
    return [" ".join((line.split(":")[0], line.split()[1])) for line in lines]


SECTION = "[tool.fastapi-async-lint]\n"


def test_rules_can_be_off_for_some_files(project: Write, check: Check) -> None:
    config = SECTION + 'per-file-ignores = { "scripts/" = ["blocking-call"], "/old_*.py" = ["FAL1"] }\n'
    project({"app.py": SLEEPING, "scripts/run.py": SLEEPING, "old_app.py": SLEEPING}, config)
    assert places(check) == ["app.py FAL201", "old_app.py FAL201"]
    assert places(check, "scripts/run.py") == []


def test_the_command_line_can_leave_out_files_and_rules_of_files(project: Write, check: Check) -> None:
    files: dict[str, str | bytes] = dict.fromkeys(("app.py", "jobs/a.py", "old/b.py", "old/c.py"), SLEEPING)
    project(files, SECTION + 'exclude = ["old/b.py"]\nper-file-ignores = { "jobs/" = ["FAL1"] }\n')
    jobs = ("--per-file-ignores", "jobs/:FAL1,blocking-call", "--per-file-ignores", "jobs/:FAL3")
    assert places(check) == ["app.py FAL201", "jobs/a.py FAL201", "old/c.py FAL201"]
    assert places(check, *jobs) == ["app.py FAL201", "old/c.py FAL201"]
    assert places(check, *jobs, "--exclude", "old/, *.pyi") == ["app.py FAL201"]
    assert places(check, "--exclude", "old/", "old/c.py") == []


def test_another_file_can_stand_for_the_projects_own(project: Write, check: Check) -> None:
    section = SECTION + 'baseline = "known.json"\nexclude = ["b.py"]\n[tool.fastapi]\nentrypoint = "tests.no:app"\n'
    files: dict[str, str | bytes] = dict.fromkeys(("a.py", "b.py", "tests/app.py", "tests/no.py"), SLEEPING)
    files["ci/strict.toml"] = section
    files["ci/known.json"] = '{"version": 1, "findings": {"../a.py": {"FAL201": {"index": 1}}}}'
    project(files, SECTION + 'select = ["FAL1"]\n[tool.fastapi]\nentrypoint = "tests.app:app"\n')
    assert places(check) == []
    assert places(check, "--config", "ci/strict.toml") == ["tests/app.py FAL201"]
    assert places(check, "--config", "ci/strict.toml", "--ignore", "FAL2") == []


def test_what_is_not_sure_can_be_left_out_and_its_comments_stay_of_use(project: Write, check: Check) -> None:
    query = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/")\ndef f(prompt: str) -> None: ...\n'
    silent = query.replace("/", "/two").replace("...", "...  # fastapi-async-lint: ignore[FAL308]")
    known = '{"version": 1, "findings": {"app.py": {"FAL308": {"f": 1}}}}'
    project({"app.py": query, "two.py": silent, "known.json": known}, SECTION + 'extend-select = ["FAL308"]\n')
    assert places(check) == ["app.py FAL308"]
    assert places(check, "--min-confidence", "medium") == []
    assert "no longer" not in check("--min-confidence", "high", "--baseline", "known.json").stderr
    project({}, SECTION + 'extend-select = ["FAL308"]\nmin-confidence = "medium"\n')
    assert places(check) == []
    assert places(check, "--min-confidence", "low") == ["app.py FAL308"]


def test_levels_can_be_changed(project: Write, check: Check) -> None:
    project({"app.py": SLEEPING}, SECTION + 'levels = { FAL2 = "warning", blocking-call = "advice" }\n')
    result = check()
    assert (result.exit_code, result.stderr.splitlines()[0]) == (0, "Found 1 piece of advice.")
    assert Config(levels={"ALL": "advice", "FAL2": "warning"}).level("FAL201", "blocking-call", "error") == "warning"
    assert Config(levels={"FAL1": "advice"}).level("FAL201", "blocking-call", "error") == "error"


def test_tests_are_linted_where_that_is_wanted(project: Write, check: Check) -> None:
    files: dict[str, str | bytes] = {"app.py": CLEAN, "tests/test_app.py": SLEEPING}
    project(files)
    assert places(check) == places(check, "tests/test_app.py") == []
    project(files, SECTION + "include-tests = true\n")
    assert places(check) == places(check, "tests/test_app.py") == [f"{Path('tests/test_app.py')} FAL201"]


def test_scope_served_is_what_runs_for_requests(project: Write, check: Check) -> None:
    helped = (
        SLEEPING.replace("    time.sleep(1)", "    await helper()") + "\n\nasync def helper():\n    time.sleep(1)\n"
    )
    files: dict[str, str | bytes] = {
        "app.py": helped,
        "job.py": "import time\n\n\nasync def job():\n    time.sleep(1)\n",
    }
    project(files)
    assert places(check) == ["app.py FAL201", "job.py FAL201"]
    project(files, SECTION + 'scope = "served"\n')
    assert places(check) == ["app.py FAL201"]


def test_trivial_async_can_be_allowed(project: Write, check: Check) -> None:
    trivial = SLEEPING.replace("time.sleep(1)", "return None").replace("import time\n", "")
    files: dict[str, str | bytes] = {"app.py": trivial, "two.py": trivial.replace("return None", "return compute()")}
    project(files)
    assert places(check) == ["app.py FAL301", "two.py FAL301"]
    project(files, SECTION + "allow-trivial-async = true\n")
    assert places(check) == ["two.py FAL301"]


# --- the schema


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("select", ["FAL2"], "FAL2"),
        ("extend-select", [], [1]),
        ("ignore", ["ALL"], {}),
        ("exclude", ["a"], None),
        ("per-file-ignores", {"a": ["FAL2"]}, {"a": "FAL2"}),
        ("levels", {"FAL2": "advice"}, {"FAL2": "off"}),
        ("include-tests", True, "yes"),
        ("allow-trivial-async", False, 0),
        ("scope", "served", "all"),
        ("min-confidence", "high", "certain"),
        ("baseline", "known.json", 1),
        ("knowledge", {"blocking": []}, 1),
    ],
)
def test_the_schema_and_the_checks_agree(key: str, good: object, bad: object) -> None:
    validator = jsonschema.Draft7Validator(config_schema())
    assert validator.is_valid({key: good})
    assert not validator.is_valid({key: bad})
    assert not validator.is_valid({key + "s": good})
    if key != "knowledge":  # its rows have checks of their own
        assert problem(good, PROPERTIES[key]) == ""
        assert problem(bad, PROPERTIES[key])


def test_validate_pyproject_is_offered_the_schema() -> None:
    from validate_pyproject import api, errors, plugins

    pyproject: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    module, name = pyproject["project"]["entry-points"]["validate_pyproject.tool_schema"]["fastapi-async-lint"].split(
        ":"
    )
    plugin = plugins.PluginWrapper("fastapi-async-lint", getattr(import_module(module), name))
    validator = api.Validator(plugins=[plugin])
    project = {"name": "x", "version": "1"}
    assert validator({"project": project, "tool": {"fastapi-async-lint": {"select": ["FAL2"]}}})
    with pytest.raises(errors.ValidationError, match="fastapi-async-lint"):
        validator({"project": project, "tool": {"fastapi-async-lint": {"selekt": ["FAL2"]}}})
