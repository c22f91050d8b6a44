"""The linters that are compared: how each is called, how its output is read, and which codes answer to which kind of bug."""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple


class Place(NamedTuple):
    """A line of a file."""

    path: str
    line: int


class Finding(NamedTuple):
    """What a tool reports: a code, where, and the other places that it names (a chain of calls)."""

    code: str
    place: Place
    chain: tuple[Place, ...] = ()
    message: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place of the finding."""
        return (self.place, *self.chain)


@dataclass(frozen=True)
class Run:
    """One run of a tool; `failure` is empty when it ended as a linter should."""

    findings: tuple[Finding, ...]
    seconds: float
    failure: str = ""


@dataclass(frozen=True)
class Tool:
    """A linter. `codes` are patterns by family of mistake; `{file}` in the arguments stands for the file of the bug."""

    name: str
    distribution: str
    executable: str
    arguments: tuple[str, ...]
    parse: Callable[[str], list[Finding]]
    codes: Mapping[str, str]

    @property
    def per_file(self) -> bool:
        """Whether it is given one file, because it looks at each by itself."""
        return "{file}" in self.arguments


@dataclass(frozen=True)
class Installed:
    """A tool on this machine: the words that start it, its version, and what else it is given.

    In `extra`, `{repo}` stands for the OWNER+NAME of the project at hand.
    """

    tool: Tool
    command: tuple[str, ...]
    version: str
    label: str
    extra: tuple[str, ...] = ()


# --- output


def _ours(text: str) -> list[Finding]:
    def place(step: dict[str, Any]) -> Place:
        return Place(step["path"], step["span"]["line"])

    return [
        Finding(one["code"], place(one), tuple(place(step) for step in (*one["chain"], *one["also"])))
        for one in json.loads(text)["findings"]
    ]


def _ruff(text: str) -> list[Finding]:
    return [
        Finding(one["code"] or "", Place(one["filename"], one["location"]["row"]), message=one.get("message", ""))
        for one in json.loads(text)
    ]


def _flake8_async(text: str) -> list[Finding]:
    lines = re.findall(r"^(.+?):(\d+):\d+: (ASYNC\d+)", text, re.MULTILINE)
    return [Finding(code, Place(path, int(line))) for path, line, code in lines]


def _evloop_lint(text: str) -> list[Finding]:
    def place(step: dict[str, Any]) -> Place:
        return Place(step["path"], step["line"])

    found = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    return [Finding(one["code"], place(one), tuple(place(step) for step in one["chain"])) for one in found]


def _hydroid(text: str) -> list[Finding]:
    def place(step: dict[str, Any]) -> Place:
        return Place(step["location"]["path"], step["location"]["line"])

    return [
        Finding(f"blocking-{one['sink']['category']}", place(one), tuple(place(step) for step in one["chain"]))
        for one in json.loads(text)["diagnostics"]
    ]


# --- the tools

OURS = Tool(
    name="ours",
    distribution="fastapi-async-lint",
    executable="python",
    arguments=("check", "--no-cache", "--output-format", "json", "."),
    parse=_ours,
    codes={
        "coroutine": r"FAL1\d\d",
        "blocking": r"FAL2\d\d",
        "needless": r"FAL30[12]",
        "sequence": r"FAL40\d",
        "task": r"FAL501",
    },
)
RIVALS = (
    Tool(
        name="ruff",
        distribution="ruff",
        executable="ruff",
        arguments=(
            *("check", "--isolated", "--no-cache", "--preview", "--target-version", "py314"),
            *("--select", "ASYNC,RUF006,RUF029", "--output-format", "json", "."),
        ),
        parse=_ruff,
        codes={"blocking": r"ASYNC2\d\d", "needless": r"RUF029", "task": r"RUF006"},
    ),
    Tool(
        name="flake8-async",
        distribution="flake8-async",
        executable="flake8-async",
        arguments=("--asyncio", "--enable", "ASYNC", "{file}"),
        parse=_flake8_async,
        codes={"blocking": r"ASYNC2\d\d", "needless": r"ASYNC124", "task": r"ASYNC300"},
    ),
    Tool(
        name="evloop-lint",
        distribution="evloop-lint",
        executable="evloop-lint",
        arguments=("--isolated", "--confidence", "probable", "--format", "ndjson", "."),
        parse=_evloop_lint,
        codes={"coroutine": r"EVL004", "blocking": r"EVL00[12356]|EVL011"},
    ),
    Tool(
        name="hydroid",
        distribution="hydroid-cli",
        executable="hydroid",
        arguments=("--no-cache", "--cpu", "--format", "json", "."),
        parse=_hydroid,
        codes={"blocking": r"blocking-.*"},
    ),
)
TOOLS = {tool.name: tool for tool in (OURS, *RIVALS)}

FAMILIES = {
    "missing-await": "coroutine",
    "blocking-helper": "blocking",
    "blocking-direct": "blocking",
    "sync-ai-helper": "blocking",
    "sync-ai-direct": "blocking",
    "async-no-await": "needless",
    "sequential-awaits": "sequence",
    "dangling-task": "task",
}
"""The family of codes that answers to each kind of bug."""


# --- where they are


def find_ours(interpreter: str) -> Installed:
    """This project's linter, as the given interpreter imports it; its version tells two states of the source apart."""
    script = "import fastapi_async_lint as package; print(package.__path__[0])"
    folder = _output([interpreter, "-P", "-c", script])
    digest = hashlib.sha256()
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.read_bytes())
    command = (interpreter, "-P", "-m", "fastapi_async_lint")
    version = f"{_version(interpreter, OURS)}+{digest.hexdigest()[:8]}"
    return Installed(OURS, command, version, OURS.name)


def find_rival(tool: Tool, environment: Path | None) -> Installed | None:
    """A tool in a virtual environment, or on the PATH; nothing when it is not installed."""
    places = [] if environment is None else [str(environment.absolute() / "bin")]
    executable = shutil.which(tool.executable, path=os.pathsep.join([*places, os.environ.get("PATH", "")]))
    if executable is None:
        return None
    interpreter = Path(executable).with_name("python")
    version = _version(str(interpreter if interpreter.exists() else sys.executable), tool)
    return Installed(tool, (executable,), version, tool.name)


def _version(interpreter: str, tool: Tool) -> str:
    script = f"import importlib.metadata as m; print(m.version({tool.distribution!r}))"
    return _output([interpreter, "-P", "-c", script])


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


# --- running them


class Runner:
    """Runs tools, one at a time, and keeps what each said about a commit."""

    def __init__(self, results: Path, timeout: float) -> None:
        self._results = results
        self._timeout = timeout

    def run(self, installed: Installed, tree: Path, directory: Path, file: str) -> Run:
        """What a tool says about a project directory of a tree, with paths relative to the tree."""
        extra = [word.replace("{repo}", tree.parent.name) for word in installed.extra]
        arguments = [*extra, *installed.tool.arguments]
        subject = file if installed.tool.per_file else directory.relative_to(tree).as_posix()
        key = _digest(installed.version, *arguments)
        kept = self._results / f"{installed.label}-{key}" / tree.parent.name / f"{tree.name}-{_digest(subject)}.json"
        if kept.exists():
            return _read(kept)
        if installed.tool.per_file and not (tree / file).exists():
            return Run((), 0)
        named = [os.path.relpath(tree / file, directory) if word == "{file}" else word for word in arguments]
        result = self._measured(installed, named, tree, directory)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(asdict(result)), "utf-8")
        return result

    def _measured(self, installed: Installed, arguments: list[str], tree: Path, directory: Path) -> Run:
        before = _children_seconds()
        code, output, errors = _execute([*installed.command, *arguments], directory, self._timeout)
        seconds = round(_children_seconds() - before, 2)
        if code not in {0, 1}:
            return Run((), seconds, f"exit {code}: {errors[-300:]}")
        try:
            findings = installed.tool.parse(output)
        except ValueError as error:
            return Run((), seconds, f"output that cannot be read: {error}")

        def within(place: Place) -> Place:
            return Place(os.path.relpath(directory / place.path, tree), place.line)

        return Run(
            tuple(one._replace(place=within(one.place), chain=tuple(map(within, one.chain))) for one in findings),
            seconds,
        )


def _execute(command: list[str], directory: Path, timeout: float) -> tuple[int, str, str]:
    process = subprocess.Popen(
        command,
        cwd=directory,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, errors = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return -1, "", f"stopped after {timeout:.0f} s"
    return process.returncode, output, errors


def _children_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:10]


def _read(path: Path) -> Run:
    document = json.loads(path.read_text("utf-8"))
    findings = [
        Finding(code, Place(*place), tuple(Place(*step) for step in chain), *message)
        for code, place, chain, *message in document["findings"]
    ]
    return Run(tuple(findings), document["seconds"], document["failure"])
