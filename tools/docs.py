"""Writes what the documentation takes from the code: `docs/rules/`, `docs/configuration-keys.md`, `docs/schemas/`.

    python -m tools.docs

The pages of rules are made when the site is built, and not kept. A test holds the others against the code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from fastapi_async_lint.config_schema import config_schema
from fastapi_async_lint.report.page import config_page, page
from fastapi_async_lint.report.schema import report_schema
from fastapi_async_lint.rules import all_rules

DOCS = Path(__file__).parents[1] / "docs"


def kept() -> Iterator[tuple[str, str]]:
    """The files below `docs` that are kept, with their texts."""
    yield (
        "configuration-keys.md",
        f"# Configuration keys\n\nThe keys of `[tool.fastapi-async-lint]`.\n\n{config_page()}",
    )
    yield "schemas/config.json", json.dumps(config_schema(), indent=2) + "\n"
    yield "schemas/report.json", json.dumps(report_schema(), indent=2) + "\n"


def pages() -> Iterator[tuple[str, str]]:
    """The pages of the rules, with their texts."""
    rows = [f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.level} | {rule.summary} |" for rule in all_rules()]
    yield (
        "rules/index.md",
        "\n".join(["# Rules\n", "| code | name | level | what it finds |", "|---|---|---|---|", *rows]) + "\n",
    )
    for rule in all_rules():
        yield f"rules/{rule.code}.md", page(rule)


def main() -> None:
    """Write them all."""
    for name, text in (*kept(), *pages()):
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
