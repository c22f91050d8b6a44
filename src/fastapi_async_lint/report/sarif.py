"""`sarif`: SARIF 2.1.0 (OASIS), as GitHub code scanning reads it.

The primary location is the call in the coroutine, which is where a change shows it; the way to the blocking call is a code flow.
Columns count code points from 1, the end is exclusive.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi_async_lint.engine import UNREADABLE, UNREADABLE_NAME, Diagnostic, Result, Step
from fastapi_async_lint.model import Level, Span
from fastapi_async_lint.report.fingerprint import fingerprints
from fastapi_async_lint.report.page import page
from fastapi_async_lint.report.styled import Read
from fastapi_async_lint.report.text import also_text, relative

_NAME = "fastapi-async-lint"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "advice": "note"}
_SEVERITIES: dict[Level, str] = {"error": "error", "warning": "warning", "advice": "recommendation"}
Json = dict[str, Any]


def sarif(result: Result, directory: Path, _: Read) -> Iterator[str]:
    """The report: one JSON document."""
    from importlib.metadata import version  # a third of the start-up of a run that writes something else

    rules = list(_rules())
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": _NAME,
                "version": version(_NAME),
                "semanticVersion": version(_NAME),
                "rules": rules,
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"uri": directory.absolute().as_uri().rstrip("/") + "/"}},
        "results": [
            _result(diagnostic, places[diagnostic.code], fingerprint, directory)
            for diagnostic, fingerprint in zip(result.diagnostics, fingerprints(result, directory), strict=True)
        ],
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rules() -> Iterator[Json]:
    from fastapi_async_lint.rules import all_rules

    text, help = "A file that cannot be read as Python.", "Mend the file, or exclude it."
    yield _rule(
        UNREADABLE, UNREADABLE_NAME, text, help, f"# {UNREADABLE_NAME} ({UNREADABLE})\n\n{text} {help}\n", "error"
    )
    for rule in all_rules():
        yield _rule(rule.code, rule.name, rule.summary, rule.why, page(rule), rule.level)


def _rule(code: str, name: str, summary: str, why: str, markdown: str, level: Level) -> Json:
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": _sentence(summary)},
        "fullDescription": {"text": _sentence(f"{_sentence(summary)} {why}")},
        "help": {"text": markdown, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[level]},
        "properties": {
            "tags": ["async", "fastapi", name],
            "precision": "high",
            "problem.severity": _SEVERITIES[level],
        },
    }


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _result(diagnostic: Diagnostic, place: int, fingerprint: str, directory: Path) -> Json:
    found: Json = {
        "ruleId": diagnostic.code,
        "ruleIndex": place,
        "level": _LEVELS[diagnostic.level],
        "message": {
            "text": _text(f"{_sentence(diagnostic.message + also_text(diagnostic))} {diagnostic.help}".strip())
        },
        "locations": [_location(diagnostic.path, diagnostic.span, directory, symbol=diagnostic.symbol)],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        "properties": {"confidence": diagnostic.confidence},
    }
    if diagnostic.chain:
        found["codeFlows"] = [{"threadFlows": [{"locations": list(_flow(diagnostic, directory))}]}]
    if diagnostic.also:
        found["relatedLocations"] = [_step(step, directory) | {"id": i} for i, step in enumerate(diagnostic.also, 1)]
    if diagnostic.fix is not None and not diagnostic.fix.imports:
        found["fixes"] = [_fix(diagnostic, directory)]
    return found


def _text(text: str) -> str:
    """SARIF reads `[text](id)` in a message as a link."""
    return text.replace("[", "\\[").replace("]", "\\]")


def _flow(diagnostic: Diagnostic, directory: Path) -> Iterator[Json]:
    first = Step(diagnostic.path, diagnostic.span, diagnostic.message)
    for step in (first, *diagnostic.chain):
        yield {"location": _step(step, directory)}


def _step(step: Step, directory: Path) -> Json:
    return _location(step.path, step.span, directory) | {"message": {"text": _text(step.text)}}


def _location(path: Path, span: Span, directory: Path, symbol: str = "") -> Json:
    found: Json = {"physicalLocation": {"artifactLocation": _artifact(path, directory), "region": _region(span)}}
    if symbol:
        found["logicalLocations"] = [{"fullyQualifiedName": symbol, "kind": "function"}]
    return found


def _artifact(path: Path, directory: Path) -> Json:
    if not path.is_relative_to(directory):
        return {"uri": path.as_uri()}
    return {"uri": quote(os.fsencode(relative(path, directory)), safe="/"), "uriBaseId": _ROOT}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line,
        "startColumn": span.column + 1,
        "endLine": span.end_line,
        "endColumn": span.end_column + 1,
    }


def _fix(diagnostic: Diagnostic, directory: Path) -> Json:
    assert diagnostic.fix is not None
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in diagnostic.fix.edits
    ]
    change = {"artifactLocation": _artifact(diagnostic.path, directory), "replacements": replacements}
    return {"description": {"text": f"{diagnostic.fix.title}."}, "artifactChanges": [change]}
