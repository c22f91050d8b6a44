"""A rule's page: its documentation and examples as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

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
        f"## Fix safety\n\n{rule.fix_safety}",
    ]
    return "\n\n".join(sections) + "\n"


def _example(example: Example) -> Iterator[str]:
    yield f"## Example\n\n{_code(example.bad)}"
    yield f"Use instead:\n\n{_code(example.good)}"


def _code(text: str) -> str:
    return f"```python\n{text.strip()}\n```"
