"""The configuration: what it selects, what it excludes, and what it says when it is wrong."""

from pathlib import Path

import pytest

from fastapi_async_lint.config import Config, ConfigError, Selection

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
