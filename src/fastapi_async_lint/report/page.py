"""Documentation that comes from the code: of a rule, of the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypedDict

from fastapi_async_lint.config_schema import PROPERTIES
from fastapi_async_lint.model import Level

if TYPE_CHECKING:
    from fastapi_async_lint.rules import Example, Rule


def page(rule: Rule) -> str:
    """The page of a rule, ending in a line end."""
    switch = "on" if rule.default else "off"
    sections = [
        f"# {rule.name} ({rule.code})",
        rule.summary,
        f"Level: {rule.level}. {switch.capitalize()} by default.",
        f"## Why is this bad?\n\n{rule.why}",
        *(section for example in rule.examples for section in _example(example)),
        f"## What is not reported\n\n{rule.not_reported}",
        f"## When not to use it\n\n{rule.when_off}",
        f"## How to silence it\n\n{_silence(rule)}",
        f"## Fix safety\n\n{rule.fix_safety}",
    ]
    return "\n\n".join(sections) + "\n"


def _silence(rule: Rule) -> str:
    if not rule.default:
        return "It is off, unless `select` or `extend-select` names it."
    return (
        f"In one place: `# fastapi-async-lint: ignore[{rule.code}]` on the line, or on that of the `def`. "
        f'In the project: `ignore = ["{rule.code}"]` under `[tool.fastapi-async-lint]`.'
    )


def listed(rules: Iterable[Rule]) -> Iterator[str]:
    """One line a rule."""
    for rule in rules:
        yield f"{rule.code}  {rule.name:<30}  {rule.level if rule.default else 'off':<7}  {rule.summary}"


class RuleDocument(TypedDict):
    """A rule as plain data."""

    code: str
    name: str
    level: Level
    default: bool
    summary: str
    why: str
    not_reported: str
    when_off: str
    fix_safety: str
    examples: list[dict[str, str]]
    page: str


def rule_document(rule: Rule) -> RuleDocument:
    """All that is written about a rule, and its page."""
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level,
        "default": rule.default,
        "summary": rule.summary,
        "why": rule.why,
        "not_reported": rule.not_reported,
        "when_off": rule.when_off,
        "fix_safety": rule.fix_safety,
        "examples": [{"bad": example.bad.strip(), "good": example.good.strip()} for example in rule.examples],
        "page": page(rule),
    }


def config_page() -> str:
    """The keys of `[tool.fastapi-async-lint]`, ending in a line end."""
    rows = [f"| `{key}` | {_type(schema)} | {schema['description']} |" for key, schema in PROPERTIES.items()]
    return "\n".join(["| key | value | meaning |", "|---|---|---|", *rows]) + "\n"


def _type(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return " or ".join(f'`"{value}"`' for value in schema["enum"])
    kinds = {"array": "list", "boolean": "`true` or `false`", "object": "table", "string": "string"}
    if "oneOf" in schema:
        return " or ".join(_type(each) for each in schema["oneOf"])
    kind = kinds[schema["type"]]
    inner = schema.get("additionalProperties")
    return f"table of {_type(inner)}" if inner else kind


def _example(example: Example) -> Iterator[str]:
    yield f"## Example\n\n{_code(example.bad)}"
    yield f"Use instead:\n\n{_code(example.good)}"


def _code(text: str) -> str:
    return f"```python\n{text.strip()}\n```"
