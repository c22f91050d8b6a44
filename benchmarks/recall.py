"""How many recorded bugs does each linter find? Prints Markdown tables.

    python -m benchmarks.recall BUGS.jsonl --clones CLONES --work WORK [--venv RIVALS] [--python PYTHON]

BUGS.jsonl holds one bug a line (`benchmarks.bugs.Bug`), CLONES a clone OWNER+NAME of each project; trees and results are
kept in WORK, so that a second run only does what is new. This project's linter is the one that PYTHON imports; the others
are looked for in the virtual environment RIVALS, then on the PATH.

Each tool lints the project of the file (the nearest directory with a project file) at the commit before the fix and, when
it found something, at the fix. A bug counts as found when a finding of a fitting code is, or has a step of its chain,
  - on the recorded line, or
  - inside the recorded function, and fewer such findings are there after the fix.
With --quick, fixes are linted only where they decide, and little can be said of what is gone after the fix.
With --environments, only the bugs of projects that have one count, and hydroid runs twice: without and with it.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.bugs import KINDS, WITHOUT_RULES, Bug, read_bugs
from benchmarks.checkouts import Checkouts, function_lines, project_directory
from benchmarks.tools import FAMILIES, RIVALS, TOOLS, Finding, Installed, Place, Run, Runner, find_ours, find_rival


class Score(NamedTuple):
    """How one tool did on one bug. `gone` is unknown (`None`) when there is nothing to be gone, or the second run failed."""

    bug: Bug
    on_line: bool = False
    in_chain: bool = False
    in_function: bool = False
    gone: bool | None = None
    otherwise: bool = False
    """A needless `async def` whose blocking call is reported instead, and no more after the fix."""

    @property
    def at_line(self) -> bool:
        """On the recorded line, with the finding or with its chain."""
        return self.on_line or self.in_chain

    @property
    def by_function(self) -> bool:
        """Elsewhere in the function, and gone after the fix."""
        return not self.at_line and self.in_function and bool(self.gone)

    @property
    def found(self) -> bool:
        """Whether it counts."""
        return self.at_line or self.by_function

    @property
    def line(self) -> str:
        """The score as a line of a list."""
        how = "line" if self.on_line else "chain" if self.in_chain else "function" if self.found else "-"
        after = {True: "gone", False: "stays", None: "-"}[self.gone]
        where = f"{self.bug.repo}@{self.bug.parent_commit[:12]} {self.bug.file}:{self.bug.line}"
        other = " (blocking call reported instead)" if self.otherwise and not self.found else ""
        return f"{'HIT ' if self.found else 'MISS'} {self.bug.id} {self.bug.kind} {how} {after} {where} {self.bug.symbol}{other}"


@dataclass
class Column:
    """One tool on all bugs."""

    installed: Installed
    scores: list[Score]
    seconds: float
    """Processor time for the commits before the fixes."""
    failures: list[str]

    def count(self, kinds: Iterable[str], test: Callable[[Score], object]) -> int:
        """How many bugs of some kinds pass a test."""
        wanted = set(kinds)
        return sum(bool(test(score)) for score in self.scores if score.bug.kind in wanted)


# --- one bug


class Judge:
    """Runs one tool on bugs and scores it."""

    def __init__(self, installed: Installed, checkouts: Checkouts, runner: Runner, *, quick: bool = False) -> None:
        self._quick = quick
        self._installed = installed
        self._checkouts = checkouts
        self._runner = runner
        self._seconds: dict[tuple[str, str, str], float] = {}
        self._failures: dict[str, None] = {}

    def judge(self, bugs: Sequence[Bug]) -> Column:
        """The scores of all bugs."""
        scores = []
        for number, bug in enumerate(bugs, 1):
            _progress(f"{self._installed.label} {number}/{len(bugs)} {bug.id}")
            scores.append(self._score(bug))
        return Column(self._installed, scores, sum(self._seconds.values()), list(self._failures))

    def _score(self, bug: Bug) -> Score:
        family = FAMILIES[bug.kind]
        before = self._run(bug, bug.parent_commit)
        score = self._compare(bug, before, family)
        if family != "needless" or score.found:
            return score
        return score._replace(otherwise=self._compare(bug, before, "blocking").found)

    def _compare(self, bug: Bug, before: Run, family: str) -> Score:
        found = self._fitting(before, family)
        place = Place(bug.file, bug.line)
        inside = _inside(found, bug.file, bug.function_lines)
        on_line = any(finding.place == place for finding in found)
        in_chain = not on_line and any(place in finding.chain for finding in found)
        in_function = bool(inside) or on_line or in_chain
        decided = self._quick and (on_line or in_chain)
        gone = self._gone(bug, len(inside), family) if in_function and not decided else None
        return Score(bug, on_line, in_chain, in_function, gone)

    def _gone(self, bug: Bug, before: int, family: str) -> bool | None:
        after = self._run(bug, bug.fix_commit)
        if after.failure:
            return None
        lines = function_lines(self._checkouts.tree(bug.repo, bug.fix_commit) / bug.file, bug.function)
        left = [] if lines is None else _inside(self._fitting(after, family), bug.file, lines)
        return len(left) < before

    def _fitting(self, run: Run, family: str) -> list[Finding]:
        pattern = self._installed.tool.codes.get(family)
        return [] if pattern is None else [one for one in run.findings if re.fullmatch(pattern, one.code)]

    def _run(self, bug: Bug, commit: str) -> Run:
        tree = self._checkouts.tree(bug.repo, commit)
        directory = project_directory(tree, bug.file)
        run = self._runner.run(self._installed, tree, directory, bug.file)
        if commit == bug.parent_commit:
            subject = bug.file if self._installed.tool.per_file else str(directory)
            self._seconds[bug.repo, commit, subject] = run.seconds
        if run.failure:
            self._failures[f"{bug.repo}@{commit[:12]}: {run.failure}"] = None
        return run


def _inside(findings: Iterable[Finding], file: str, lines: tuple[int, int]) -> list[Finding]:
    def within(place: Place) -> bool:
        return place.path == file and lines[0] <= place.line <= lines[1]

    return [finding for finding in findings if any(map(within, finding.places))]


# --- tables


def by_kind(columns: Sequence[Column]) -> list[str]:
    """A row a kind, a column a tool: bugs found on the line or in the chain, + those elsewhere in the function and gone."""
    present = {score.bug.kind for score in columns[0].scores}
    kinds = [kind for kind in KINDS if kind in present]
    rows = [(KINDS[kind], [kind]) for kind in kinds]
    ruled = [kind for kind in kinds if kind not in WITHOUT_RULES]
    if ruled != kinds:
        rows.append(("**kinds that we have rules for**", ruled))
    rows.append(("**all**", kinds))
    header = ["kind", "bugs", *(column.installed.label for column in columns)]
    return _table(header, [[title, *_kind_cells(columns, chosen)] for title, chosen in rows])


def _kind_cells(columns: Sequence[Column], kinds: Sequence[str]) -> list[str]:
    cells = [str(columns[0].count(kinds, lambda _: True))]
    for column in columns:
        elsewhere = column.count(kinds, lambda one: one.by_function)
        otherwise = column.count(kinds, lambda one: one.otherwise)
        cell = str(column.count(kinds, lambda one: one.at_line))
        cells.append(f"{cell}{f' + {elsewhere}' if elsewhere else ''}{f' ({otherwise})' if otherwise else ''}")
    return cells


TOOL_COLUMNS: dict[str, Callable[[Score], object]] = {
    "found": lambda one: one.found,
    "on the line": lambda one: one.on_line,
    "in the chain": lambda one: one.in_chain,
    "elsewhere in the function": lambda one: one.by_function,
    "of them gone after the fix": lambda one: one.found and one.gone,
}


def by_tool(columns: Sequence[Column]) -> list[str]:
    """A row a tool: its version, where it found the bugs, whether its findings went away with the fix, and what it cost."""
    rows = []
    for column in columns:
        counts = [str(column.count(KINDS, test)) for test in TOOL_COLUMNS.values()]
        cost = [str(len(column.failures)), f"{column.seconds:.0f} s"]
        rows.append([column.installed.label, column.installed.version, *counts, *cost])
    return _table(["tool", "version", *TOOL_COLUMNS, "failed runs", "CPU"], rows)


def _table(header: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header), *rows)]


# --- the command line


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the tools and prints the tables; 2 when one is not there."""
    options = _parser().parse_args(arguments)
    bugs = [bug for bug in read_bugs(options.bugs) if _is_wanted(bug, options)]
    tools, missing = _installed(options)
    if missing or not bugs:
        print(f"not installed: {', '.join(missing)}" if missing else "no such bugs", file=sys.stderr)
        return 2
    checkouts = Checkouts(options.clones.absolute(), (options.work / "trees").absolute())
    runner = Runner(options.work.absolute() / "results", options.timeout)
    columns = [Judge(tool, checkouts, runner, quick=options.quick).judge(bugs) for tool in tools]
    _progress("")
    print("\n".join([*by_kind(columns), "", *by_tool(columns)]))
    for column in columns:
        _print_lists(column, options.list)
    return 0


def _print_lists(column: Column, wanted: str | None) -> None:
    for failure in column.failures:
        print(f"\n{column.installed.label} failed on {failure}", file=sys.stderr)
    if wanted is not None:
        print(f"\n{column.installed.label}:")
        chosen = [score for score in column.scores if wanted == "all" or score.found is (wanted == "hits")]
        print("\n".join(score.line for score in chosen))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.recall", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("bugs", type=Path, metavar="BUGS.jsonl", help="the recorded bugs")
    add("--clones", type=Path, required=True, help="the folder that holds a clone OWNER+NAME of each project")
    add("--work", type=Path, required=True, help="the folder for exported trees and cached results")
    add("--tool", action="append", choices=list(TOOLS), help="only this tool; may be repeated")
    add("--python", default=sys.executable, help="the interpreter that imports this project's linter")
    add("--venv", type=Path, help="the virtual environment of the other tools")
    add("--environments", type=Path, help="virtual environments OWNER+NAME, to limit the bugs to")
    add("--kind", action="append", choices=list(KINDS), help="only this kind of bug; may be repeated")
    add("--repo", action="append", help="only the bugs of this OWNER/NAME; may be repeated")
    add("--list", choices=["misses", "hits", "all"], help="list the bugs too")
    add("--quick", action="store_true", help="lint a fix only where it decides whether a bug was found")
    add("--timeout", type=float, default=900, help="seconds after which a run is stopped")
    return parser


def _is_wanted(bug: Bug, options: argparse.Namespace) -> bool:
    if options.environments is not None and not (options.environments / bug.repo.replace("/", "+", 1)).is_dir():
        return False
    return (not options.kind or bug.kind in options.kind) and (not options.repo or bug.repo in options.repo)


def _installed(options: argparse.Namespace) -> tuple[list[Installed], list[str]]:
    """The tools that are wanted, and the names of those that are not installed."""
    wanted = options.tool or list(TOOLS)
    found = {tool.name: find_rival(tool, options.venv) for tool in RIVALS if tool.name in wanted}
    tools = [tool for tool in found.values() if tool is not None]
    if options.environments is not None:
        python = f"{options.environments.absolute()}/{{repo}}"
        tools += [_with_dependencies(tool, python) for tool in tools if tool.tool.name == "hydroid"]
    if "ours" in wanted:
        tools.insert(0, find_ours(options.python))
    return tools, [name for name, tool in found.items() if tool is None]


def _with_dependencies(tool: Installed, python: str) -> Installed:
    return Installed(tool.tool, tool.command, tool.version, f"{tool.label}, dependencies", ("--python", python))


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
