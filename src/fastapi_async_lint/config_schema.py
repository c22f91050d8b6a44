"""What `[tool.fastapi-async-lint]` can say, as a JSON Schema: the checks, the documentation and editors' completion come from it.

Only a little of JSON Schema is used, and checked here by hand: a library for it takes longer to import than a file to lint.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]

SCOPES = ("async", "served")
LEVELS = ("error", "warning", "advice")
"""The worst first."""
CONFIDENCES = ("low", "medium", "high")
"""The least first."""

_RULES: Schema = {"type": "array", "items": {"type": "string"}}

PROPERTIES: dict[str, Schema] = {
    "select": {**_RULES, "description": "The rules to apply: codes, prefixes of codes, names or ALL."},
    "extend-select": {**_RULES, "description": "Rules to apply beside those of `select`, or the default ones."},
    "ignore": {**_RULES, "description": "Rules not to apply. The more specific selector wins, `ignore` on a tie."},
    "per-file-ignores": {
        "type": "object",
        "additionalProperties": _RULES,
        "description": "Rules not to apply to some files: patterns as in .gitignore, relative to this file.",
    },
    "levels": {
        "type": "object",
        "additionalProperties": {"type": "string", "enum": list(LEVELS)},
        "description": "Other levels for rules. Errors and warnings make the exit code 1, advice does not.",
    },
    "min-confidence": {
        "type": "string",
        "enum": list(CONFIDENCES),
        "default": "low",
        "description": "How sure a finding has to be to be reported: `high` is what the code proves.",
    },
    "exclude": {
        "type": "array",
        "items": {"type": "string"},
        "description": "Files not to lint, even when they are named: patterns as in .gitignore, relative to this file.",
    },
    "include-tests": {
        "type": "boolean",
        "default": False,
        "description": "Lint tests too (`tests/`, `test_*.py`, `*_test.py`, `conftest.py`).",
    },
    "scope": {
        "type": "string",
        "enum": list(SCOPES),
        "default": "async",
        "description": (
            "What counts as event-loop code. `async`: what FastAPI runs there, and every `async def` that is not seen to be "
            "run elsewhere. `served`: only what is seen to run for a request."
        ),
    },
    "allow-trivial-async": {
        "type": "boolean",
        "default": False,
        "description": "Accept `async def` without `await` where all that is called is known not to block (FAL301).",
    },
    "baseline": {
        "type": "string",
        "description": "A file of known findings that are not reported; `check --update-baseline` writes it.",
    },
    "knowledge": {
        "oneOf": [{"type": "array", "items": {"type": "string"}}, {"type": "object"}],
        "description": "What is true of functions of your own and of unknown libraries: rows, or files of them.",
    },
}


def config_schema(tool: str = "fastapi-async-lint") -> Schema:
    """The JSON Schema of the table; what `validate-pyproject` asks for."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"https://json.schemastore.org/partial-{tool}.json",
        "title": "The configuration of fastapi-async-lint",
        "type": "object",
        "additionalProperties": False,
        "properties": PROPERTIES,
    }


def problem(value: object, schema: Mapping[str, Any]) -> str:
    """What is wrong with a value, in words; nothing when it follows the schema."""
    kind = schema.get("type")
    if kind == "boolean":
        return "" if isinstance(value, bool) else "must be true or false"
    if kind == "string":
        return _string_problem(value, schema.get("enum"))
    if kind == "array":
        is_good = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return "" if is_good else "must be a list of strings"
    if kind == "object":
        return _table_problem(value, schema["additionalProperties"])
    return ""


def _string_problem(value: object, allowed: list[str] | None) -> str:
    if allowed is None:
        return "" if isinstance(value, str) else "must be a string"
    return "" if value in allowed else f"must be {' or '.join(map(repr, allowed))}"


def _table_problem(value: object, schema: Mapping[str, Any]) -> str:
    if not isinstance(value, dict):
        return "must be a table"
    return next((f"{key!r} {found}" for key, item in value.items() if (found := problem(item, schema))), "")
