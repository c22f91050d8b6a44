"""What a run costs, beside other linters:
`python -m benchmarks.speed TREE [--environment VENV] [--runs 5] [--file PATH] [--also PATH ...]`.

TREE is a project; it is copied, so that it can be edited. Rivals are taken from VENV or the PATH; what is not installed is left
out. Each round runs everything once, so that all share the machine's moods. The table has the medians of the rounds: processor
time (children included), elapsed time, peak memory of one process, and the ratio of the processor time to the bare libcst parse
of the files that are read, and to the same step of hydroid. An edit adds a function to the file, or a statement to the body of
the first function in it; with `--also`, these are measured of other files too.
"""

from __future__ import annotations

import argparse
import ast
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

FLOOR = """
import gc, sys, libcst
from pathlib import Path
gc.disable()
for path in sys.stdin.read().split(chr(10)):
    if path:
        try:
            libcst.parse_module(Path(path).read_text("utf-8"))
        except (libcst.ParserSyntaxError, UnicodeDecodeError):
            pass
"""
ADDED = "\n\nasync def added_{0}(client):\n    return await client.get({0})\n"
REFERENCE = "hydroid"


class Cost(NamedTuple):
    """What one run took."""

    seconds: float
    elapsed: float
    mebibytes: float


@dataclass(frozen=True)
class Step:
    """One thing that is measured: by which tool, in what state of the project (set up by `prepare`), with which command."""

    tool: str
    state: str
    command: tuple[str, ...]
    prepare: Callable[[int], object] = lambda number: None
    stdin: str = ""


def run(step: Step, directory: Path) -> Cost:
    """Run a command and wait for it. Raises `SystemExit` when it ends as no linter should."""
    start = time.monotonic()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as output:
        stdin.write(step.stdin.encode())
        stdin.seek(0)
        process = subprocess.Popen(
            step.command, cwd=directory, stdin=stdin, stdout=output, stderr=output, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 1}:
            output.seek(0)
            raise SystemExit(f"{' '.join(step.command)}: exit {process.returncode}\n{output.read()[-2000:].decode()}")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / scale)


def steps(tree: Path, file: Path, also: Sequence[Path], environment: Path | None) -> list[Step]:
    """What is measured, in order: each tool cold, then with nothing changed, then after an edit."""
    from fastapi_async_lint.project import Project  # noqa: PLC0415
    from fastapi_async_lint.store import FOLDER  # noqa: PLC0415

    python = (sys.executable, "-P", "-m")
    texts = {path: (tree / path).read_text("utf-8") for path in (file, *also)}

    def write(path: Path, changed: Callable[[str, int], str], number: int) -> None:
        for each, text in texts.items():
            if each != path and (tree / each).read_text("utf-8") != text:
                (tree / each).write_text(text, "utf-8")
        (tree / path).write_text(changed(texts[path], number), "utf-8")

    edit = partial(write, file, _with_function)
    restore = partial(write, file, lambda text, _: text)
    comment = partial(write, file, lambda text, number: f"# {number}\n{text}")

    def cold(folder: str) -> Callable[[int], None]:
        def prepare(number: int) -> None:
            restore(number)
            shutil.rmtree(tree / folder, ignore_errors=True)

        return prepare

    ours = (*python, "fastapi_async_lint", "check", "--output-format", "json", ".")
    read = "\n".join(str(tree / path) for path in Project(tree).request_paths())
    found = [
        Step("libcst, bare", "parse", (sys.executable, "-c", FLOOR), stdin=read),
        Step("ours", "cold", ours, cold(FOLDER)),
        Step("ours", "unchanged", ours),
        Step("ours", "layout edited", ours, comment),
        Step("ours", "one file edited", ours, edit),
        *(
            Step("ours", f"{what}, {path}", ours, partial(write, path, changed))
            for path in texts
            for what, changed in (("a function added", _with_function), ("a body edited", _with_statement))
            if (path, changed) != (file, _with_function)
        ),
        Step("flake8 + ours", "one file, warm", (*python, "flake8", "--isolated", "--select", "FAL", str(file)), restore),
    ]  # fmt: skip
    hydroid = _installed("hydroid", environment)
    if hydroid:
        command = (hydroid, "--format", "json", ".")
        found.append(Step("hydroid", "cold", command, cold(".hydroid_cache")))
        found.append(Step("hydroid", "unchanged", command))
        found.append(Step("hydroid", "one file edited", command, edit))
    ruff = _installed("ruff", environment)
    if ruff:
        rules = (ruff, "check", "--isolated", "--no-cache", "--preview", "--select", "ASYNC,RUF006,RUF029", ".")
        found.append(Step("ruff", "cold", rules, restore))
    evloop = _installed("evloop-lint", environment)
    if evloop:
        found.append(Step("evloop-lint", "cold", (evloop, "--isolated", "--format", "ndjson", ".")))
    rival = _installed("flake8-async", environment)
    if rival:
        found.append(Step("flake8-async", "one file", (rival, str(file))))
    return found


def _with_function(text: str, number: int) -> str:
    return text + ADDED.format(number)


def _with_statement(text: str, number: int) -> str:
    """With another statement in the first function that has a body of its own lines."""
    functions = (n for n in ast.walk(ast.parse(text)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)))
    first = next(node.body[-1] for node in functions if node.body[-1].lineno > node.lineno)
    lines = text.splitlines(keepends=True)
    lines.insert(first.lineno - 1, f"{' ' * first.col_offset}changed = print({number})\n")
    return "".join(lines)


def _installed(name: str, environment: Path | None) -> str | None:
    places = [] if environment is None else [str(environment.absolute() / "bin")]
    return shutil.which(name, path=os.pathsep.join([*places, os.environ.get("PATH", "")]))


def table(costs: dict[Step, list[Cost]]) -> str:
    """The medians, as a Markdown table."""
    medians = {step: Cost(*(median(values) for values in zip(*found, strict=True))) for step, found in costs.items()}
    floor = next(cost.seconds for step, cost in medians.items() if step.state == "parse")
    references = {step.state: cost.seconds for step, cost in medians.items() if step.tool == REFERENCE}
    lines = [
        "| tool | state | CPU s | elapsed s | peak MiB | / bare parse | / hydroid |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for step, cost in medians.items():
        reference = references.get(step.state)
        ratio = "" if reference is None else f"{cost.seconds / reference:.2f}"
        lines.append(
            f"| {step.tool} | {step.state} | {cost.seconds:.2f} | {cost.elapsed:.2f} | {cost.mebibytes:.0f} "
            f"| {cost.seconds / floor:.3f} | {ratio} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path)
    parser.add_argument("--environment", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--file", type=Path, help="the file that is edited; by default the one nearest to 1,000 lines")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="other files that are edited")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(arguments.tree, tree, symlinks=True, ignore=shutil.ignore_patterns(".*_cache", ".git"))
        file = arguments.file or _typical(tree)
        measured = steps(tree, file, arguments.also, arguments.environment)
        costs: dict[Step, list[Cost]] = {step: [] for step in measured}
        for number in range(arguments.runs):
            for step in measured:
                step.prepare(number)
                costs[step].append(run(step, tree))
    machine = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine}, {file}\n")
    print(table(costs))


def _typical(tree: Path) -> Path:
    """The file with async code that is nearest to a thousand lines."""
    from fastapi_async_lint.project import Project  # noqa: PLC0415

    project = Project(tree)
    paths = [path for path in project.request_paths() if project.matters(path)]
    return Path(min(paths, key=lambda path: abs(project.text(path).count("\n") - 1000)))


if __name__ == "__main__":
    main()
