"""The tools of the comparison: how each is called so that it says most about these mistakes, and which of its codes are about
which of them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.programs import Programs
from benchmarks.tools import OURS, TOOLS, Finding, Installed, Place, Tool, find_rival
from fastapi_async_lint.rules import all_rules


@dataclass(frozen=True)
class Rival:
    """A tool, and what its codes are about.

    In the arguments of the tool, `{python}` stands for the interpreter that has the libraries (or has none), and `{work}` for
    the folder of results.
    """

    tool: Tool
    about: Mapping[str, str]
    """By pattern of our codes, the pattern that a finding's code and message begin with."""
    alarm: str = ""
    """What a finding has to say besides, to count where nothing is marked: an error of a type may have other reasons."""
    reads_libraries: bool = False
    at_once: bool = False
    """Whether one run takes all programs."""

    @property
    def shown(self) -> list[str]:
        """The command, as it is told."""
        words = [self.tool.executable, *self.tool.arguments]
        return [word for word in words if word != "."] if self.tool.name != "ours" else ["fastapi-async-lint", "check"]

    def is_about(self, finding: Finding, code: str) -> bool:
        """Whether a finding is about mistakes with one of our codes."""
        text = f"{finding.code} {finding.message}"
        return any(
            re.fullmatch(ours, code) and re.match(theirs, text, re.DOTALL) for ours, theirs in self.about.items()
        )

    def is_alarm(self, finding: Finding, code: str) -> bool:
        """Whether a finding has nothing else to be about."""
        return self.is_about(finding, code) and re.search(self.alarm, finding.message) is not None


# --- output


def _json_of(text: str, opening: str) -> Any:
    return json.JSONDecoder().raw_decode(text, text.index(opening))[0] if opening in text else []


def _therapist(text: str) -> list[Finding]:
    found = json.loads(text)["diagnostics"]
    return [Finding(one["rule"], Place(one["filePath"], one["line"]), message=one["message"]) for one in found]


def _mypy(text: str) -> list[Finding]:
    found = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    return [
        Finding(one["code"] or "", Place(one["file"], one["line"]), message=f"{one['message']} {one['hint'] or ''}")
        for one in found
    ]


def _pyright(text: str) -> list[Finding]:
    return [
        Finding(
            one.get("rule", "syntax"), Place(one["file"], one["range"]["start"]["line"] + 1), message=one["message"]
        )
        for one in _json_of(text, "{")["generalDiagnostics"]
    ]


def _ty(text: str) -> list[Finding]:
    return [
        Finding(
            one["check_name"],
            Place(one["location"]["path"], one["location"]["positions"]["begin"]["line"]),
            message=one["description"],
        )
        for one in _json_of(text, "[")
    ]


def _pyrefly(text: str) -> list[Finding]:
    return [
        Finding(one["name"], Place(one["path"], one["line"]), message=one["description"])
        for one in _json_of(text, "{")["errors"]
    ]


# --- the tools

_TYPES = (
    r"(?!unsound-.*Unknown)"
    r"(?!\S*([Dd]ynamic|[Ii]mport|[Mm]issing|[Uu]nknown|[Uu]ntyped|[Uu]nannotated|[Aa]ny\b|any-|[Dd]eprecated|[Pp]rivate"
    r"|[Ii]mplicit|type-arg|no-untyped|unused-(?!coroutine|awaitable)|Unused(?!Coroutine|Awaitable)))"
)
"""Any code of a type checker that is about the use of a value, not about what is not annotated, known or used."""
_UNANNOTATED = (
    r"reportMissingParameterType|no-untyped-def .*(argument|type annotation)|implicit-any-parameter|missing-annotation"
)
_CHECKED = {
    r"FAL1\d\d|FAL503": _TYPES,
    r"FAL[2345]\d\d": rf"{_TYPES}.*([Cc]oroutine|[Aa]wait|[Aa]sync|Task\[)",
    r"FAL307": _UNANNOTATED,
}
_ASYNC_WORDS = r"[Cc]oroutine|\bawait|[Aa]sync"


def _checker(name: str, arguments: Sequence[str], parse: Callable[[str], list[Finding]], **more: bool) -> Rival:
    tool = Tool(name, name, name, tuple(arguments), parse, {})
    return Rival(tool, _CHECKED, _ASYNC_WORDS, reads_libraries=True, **more)


def _with(name: str, arguments: Sequence[str]) -> Tool:
    return replace(TOOLS[name], arguments=tuple(arguments))


RIVALS = (
    Rival(OURS, {rule.code: rule.code for rule in all_rules()}),
    Rival(
        _with(
            "ruff",
            [
                *("check", "--isolated", "--no-cache", "--preview", "--target-version", "py314"),
                *("--select", "ASYNC,RUF006,RUF029,PLE1142,F704,E722,BLE001", "--output-format", "json", "."),
            ],
        ),
        {
            r"FAL2\d\d": r"ASYNC2\d\d",
            r"FAL30[12]": r"RUF029",
            r"FAL117": r"PLE1142|F704|invalid-syntax",
            r"FAL501": r"RUF006",
            r"FAL502": r"E722|BLE001.*`BaseException`",
        },
    ),
    Rival(
        _with("flake8-async", ["--asyncio", "--enable", "ASYNC", "{file}"]),
        {
            r"FAL2\d\d": r"ASYNC2\d\d",
            r"FAL30[12]": r"ASYNC124",
            r"FAL501": r"ASYNC300",
            r"FAL502": r"ASYNC10[34]",
        },
    ),
    Rival(
        _with("evloop-lint", ["--isolated", "--confidence", "probable", "--format", "ndjson", "."]),
        {r"FAL1\d\d": r"EVL004", r"FAL2\d\d": r"EVL00[12356]|EVL011"},
    ),
    Rival(
        Tool(
            "fastapi-therapist",
            "fastapi-therapist",
            "fastapi-therapist",
            ("--json", "--no-vulture", "."),
            _therapist,
            {},
        ),
        {
            r"FAL2\d\d": r"FASTT00[12456]|FASTT033",
            r"FAL30[12]": r"FASTT003",
            r"FAL304": r"FASTT004",
        },
    ),
    Rival(
        _with("hydroid", ["--python", "{python}", "--no-cache", "--cpu", "--format", "json", "."]),
        {r"FAL2\d\d": r"blocking-"},
        reads_libraries=True,
    ),
    _checker(
        "mypy",
        [
            *("--python-executable", "{python}", "--cache-dir", "{work}/mypy", "--output", "json"),
            *("--strict", "--ignore-missing-imports"),
            *("--enable-error-code", "unused-awaitable", "--enable-error-code", "possibly-undefined"),
            *("--enable-error-code", "truthy-bool", "--enable-error-code", "redundant-expr", "."),
        ],
        _mypy,
    ),
    _checker("pyright", ["--outputjson", "--pythonpath", "{python}"], _pyright, at_once=True),
    _checker("basedpyright", ["--outputjson", "--pythonpath", "{python}"], _pyright, at_once=True),
    _checker("ty", ["check", "--python", "{python}", "--error", "all", "--output-format", "gitlab", "."], _ty),
    _checker(
        "pyrefly",
        [
            *("check", "--python-interpreter-path", "{python}", "--preset", "strict"),
            *("--error", "unused-coroutine", "--output-format", "json", "."),
        ],
        _pyrefly,
    ),
)


def write_configuration(programs: Programs) -> None:
    """What pyright takes from a file alone: strict, and each program a project of its own."""
    document = {
        "typeCheckingMode": "strict",
        "reportUnusedCoroutine": "error",
        "reportUnnecessaryComparison": "error",
        "executionEnvironments": [{"root": name} for name in programs.homes],
    }
    (programs.together / "pyrightconfig.json").write_text(json.dumps(document, indent=2), "utf-8")


def find(rival: Rival, environments: Sequence[Path], libraries: Path | None, work: Path) -> list[Installed]:
    """The tool, alone and with libraries where it reads them; empty when it is not installed."""
    places = [each for each in environments if (each / "bin" / rival.tool.executable).exists()]
    installed = find_rival(rival.tool, places[0] if places else None)
    if installed is None:
        return []
    own = Path(installed.command[0]).with_name("python")
    found = [_filled(installed, own, work)]
    if rival.reads_libraries and libraries is not None:
        filled = _filled(installed, libraries.absolute() / "bin" / "python", work)
        found.append(replace(filled, label=f"{installed.label}, libraries"))
    return found


def _filled(installed: Installed, python: Path, work: Path) -> Installed:
    values = {"{python}": os.fspath(python), "{work}/mypy": os.fspath(work / "mypy")}
    words = tuple(values.get(word, word) for word in installed.tool.arguments)
    return replace(installed, tool=replace(installed.tool, arguments=words))
