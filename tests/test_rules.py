"""Every example in a rule is run: the bad program is found where it says, the good one is silent, the fixed one is what the
fixes make of the bad one, and silent too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import Diagnostic, TextEdit, lint
from fastapi_async_lint.project import Project
from fastapi_async_lint.rules import Example, Rule, all_rules, find_rule
from fastapi_async_lint.rules._rule import AS_GOOD
from fastapi_async_lint.source import with_imports

RULES = all_rules()
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
_MARK = re.compile(r"  # error$", re.MULTILINE)


def lint_text(tmp_path: Path, text: str, rule: Rule) -> list[Diagnostic]:
    """The diagnostics of a project of one file, with the rules that are on by default and this one."""
    (tmp_path / "app.py").write_text(text, "utf-8")
    config = Config().with_overrides(extend_select=[rule.code])
    return list(lint(Project(tmp_path), None, config).diagnostics)


def applied(text: str, diagnostics: list[Diagnostic]) -> str:
    """The text after the fixes of all these diagnostics, with the imports that they need."""
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]

    def offset(edit: TextEdit) -> tuple[int, int]:
        span = edit.span
        return starts[span.line - 1] + span.column, starts[span.end_line - 1] + span.end_column

    fixes = [d.fix for d in diagnostics if d.fix is not None]
    edits = [edit for fix in fixes for edit in fix.edits]
    for edit in sorted(edits, key=offset, reverse=True):
        start, end = offset(edit)
        text = text[:start] + edit.text + text[end:]
    return with_imports(text, [wanted for fix in fixes for wanted in fix.imports])


def example_id(value: object) -> str:
    return value.code if isinstance(value, Rule) else ""


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=example_id)
def test_the_bad_program_is_found_where_it_says(rule: Rule, example: Example, tmp_path: Path) -> None:
    expected = [number for number, line in enumerate(example.bad.splitlines(), 1) if _MARK.search(line)]
    assert expected
    found = lint_text(tmp_path, _MARK.sub("", example.bad), rule)
    assert [(d.code, d.span.line) for d in found] == [(rule.code, line) for line in expected]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=example_id)
def test_the_good_program_is_silent(rule: Rule, example: Example, tmp_path: Path) -> None:
    assert lint_text(tmp_path, example.good, rule) == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=example_id)
def test_the_examples_are_python(rule: Rule, example: Example) -> None:
    ast.parse(example.bad)  # what only the compiler refuses may be the mistake
    compile(example.good, rule.name, "exec")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=example_id)
def test_the_fixes_make_the_fixed_program_if_there_are_any(rule: Rule, example: Example, tmp_path: Path) -> None:
    bad = _MARK.sub("", example.bad)
    fixed = example.good if example.fixed == AS_GOOD else example.fixed
    assert applied(bad, lint_text(tmp_path, bad, rule)) == (fixed or bad)
    assert lint_text(tmp_path, fixed, rule) == []


@pytest.mark.parametrize("rule", RULES, ids=example_id)
def test_a_rule_with_fixes_has_a_fixed_example(rule: Rule) -> None:
    assert rule.fix_safety.startswith("None") is not any(example.fixed for example in rule.examples)


@pytest.mark.parametrize("rule", RULES, ids=example_id)
def test_a_rule_says_what_has_to_be_said(rule: Rule) -> None:
    assert re.fullmatch(r"FAL\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.examples
    for text in (rule.summary, rule.why, rule.not_reported, rule.when_off, rule.fix_safety):
        assert text.endswith(".")
    assert "\n" not in rule.summary


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_a_rule_is_a_file_with_the_name_of_the_rule() -> None:
    folder = Path(__import__("fastapi_async_lint.rules", fromlist=["x"]).__file__).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("[!_]*.py")}
    assert files == {rule.name for rule in RULES}


def test_a_rule_is_found_by_code_and_by_name() -> None:
    rule = RULES[0]
    assert find_rule(rule.code.lower()) is rule
    assert find_rule(rule.name) is rule
    assert find_rule("FAL999") is None
