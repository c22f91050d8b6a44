"""`junit`: one test suite a file, one failed test case a diagnostic; a clean run is one test case that passes.

There is no official schema; this is the part that Ant's and Jenkins's schemas agree on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

from fastapi_async_lint.engine import Diagnostic, Result
from fastapi_async_lint.report.styled import Read
from fastapi_async_lint.report.text import also_text, place, printable, shown

_NAME = "fastapi-async-lint"


def junit(result: Result, directory: Path, _: Read) -> Iterator[str]:
    """The report: one XML document. What XML cannot hold is written as its escape."""
    number = len(result.diagnostics)
    root = ET.Element("testsuites", name=_NAME, tests=str(max(number, 1)), failures=str(number), errors="0")
    ordered = sorted(result.diagnostics, key=lambda diagnostic: (str(diagnostic.path), diagnostic.span))
    for path, diagnostics in groupby(ordered, key=lambda diagnostic: diagnostic.path):
        _add_suite(root, shown(path, directory), list(diagnostics), directory)
    if not number:
        suite = ET.SubElement(root, "testsuite", name=_NAME, tests="1", failures="0", errors="0")
        ET.SubElement(suite, "testcase", name="no findings", classname=_NAME)
    ET.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield ET.tostring(root, encoding="unicode")


def _add_suite(root: ET.Element, name: str, diagnostics: list[Diagnostic], directory: Path) -> None:
    number = str(len(diagnostics))
    suite = ET.SubElement(root, "testsuite", name=name, tests=number, failures=number, errors="0")
    for diagnostic in diagnostics:
        title = f"{diagnostic.code} {diagnostic.name} ({diagnostic.span.line}:{diagnostic.span.column + 1})"
        case = ET.SubElement(suite, "testcase", name=title, classname=name)
        message = printable(diagnostic.message) + also_text(diagnostic)
        failure = ET.SubElement(case, "failure", message=message, type=diagnostic.level)
        failure.text = "\n".join(_lines(diagnostic, directory))


def _lines(diagnostic: Diagnostic, directory: Path) -> Iterator[str]:
    yield f"{place(diagnostic.path, diagnostic.span, directory)}: {printable(diagnostic.message)}"
    for step in diagnostic.chain:
        yield f"via {place(step.path, step.span, directory)}: {printable(step.text)}"
    if diagnostic.help:
        yield f"help: {printable(diagnostic.help)}"
