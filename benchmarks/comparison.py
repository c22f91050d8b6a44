"""Which tool finds which mistake? Prints the page `docs/comparison.md`.

    python -m benchmarks.comparison --work WORK [--venv VENV]... [--libraries VENV] [--python PYTHON]

The programs are the project's own: `tests/fixtures` and the examples of all rules. A mistake is a line with a mark. A tool
finds it when it reports something about such a mistake on the lines of that statement (of a `def` or `with` its head), or
in a chain of calls that leads there. What counts as "about such a mistake" is in `benchmarks.rivals`, by code, and generous.

The tools are looked for in the virtual environments VENV, then on the PATH; those that read the types of installed libraries
run twice: without any, and with those of `--libraries`. Results are kept in WORK, so that a second run only does what is new.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.programs import Mark, Programs, function_heads, lay_out
from benchmarks.rivals import RIVALS, Rival, find, write_configuration
from benchmarks.tools import Finding, Installed, Place, Runner, find_ours
from fastapi_async_lint.rules import all_rules

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
FAMILIES = {
    "a coroutine never run, or something awaited, iterated or passed wrongly": r"FAL1\d\d|FAL503",
    "the event loop blocked": r"FAL2\d\d",
    "`async def` without await": r"FAL30[12]",
    "the rest": r"FAL30[3-8]|FAL4\d\d|FAL50[124]",
}


class Answer(NamedTuple):
    """One tool in one surrounding on all programs."""

    installed: Installed
    findings: tuple[Finding, ...]
    failures: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A tool: alone, and where that matters with the libraries installed."""

    rival: Rival
    answers: tuple[Answer, ...]


# --- judging


def hits(rival: Rival, findings: Iterable[Finding], marks: Iterable[Mark]) -> list[Mark]:
    """The marks that are found."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        for path in {place.path for place in finding.places}:
            by_file.setdefault(path, []).append(finding)
    codes = {rule.name: rule.code for rule in all_rules()}
    return [
        mark
        for mark in marks
        if any(_touches(each, mark) and rival.is_about(each, codes[mark.rule]) for each in by_file.get(mark.path, ()))
    ]


def elsewhere(rival: Rival, findings: Iterable[Finding], programs: Programs) -> dict[str, list[Finding]]:
    """What a tool reports where no mistake is marked, the heads of functions that hold one apart; each under the first family
    that it can be about."""
    found: dict[str, list[Finding]] = {title: [] for title in FAMILIES}
    for finding in dict.fromkeys(findings):
        title = _family(rival, finding)
        if title and not _is_near(finding, programs):
            found[title].append(finding)
    return found


def _family(rival: Rival, finding: Finding) -> str:
    """The first family of mistakes that a finding can be about."""
    for title, family in FAMILIES.items():
        if any(rival.is_alarm(finding, rule.code) for rule in all_rules() if re.fullmatch(family, rule.code)):
            return title
    return ""


def _touches(finding: Finding, mark: Mark) -> bool:
    return any(
        place.path == mark.path and any(first <= place.line <= last for first, last in (mark.lines, *mark.uses))
        for place in finding.places
    )


def _is_near(finding: Finding, programs: Programs) -> bool:
    if any(_touches(finding, mark) for mark in programs.marks):
        return True
    path, line = finding.place
    if not path.endswith(".py"):
        return False
    text = (programs.together / path).read_text("utf-8")
    marked = [mark.lines[0] for mark in programs.marks if mark.path == path]
    return any(
        head.start <= line <= head.end and any(whole.start <= each <= whole.end for each in marked)
        for head, whole in function_heads(text)
    )


# --- running


def ask(installed: Installed, rival: Rival, programs: Programs, runner: Runner) -> Answer:
    """What a tool says about all programs."""
    findings: dict[Finding, None] = {}
    failures = []
    for tree, file, name in _subjects(rival, programs):
        _progress(f"{installed.label} {name}")
        run = runner.run(installed, tree, tree, file)
        findings.update(dict.fromkeys(_named(finding, name) for finding in run.findings))
        if run.failure:
            failures.append(f"{name or 'all'}: {run.failure}")
    return Answer(installed, tuple(findings), tuple(failures))


def _subjects(rival: Rival, programs: Programs) -> list[tuple[Path, str, str]]:
    """The directory of each run, the file for tools that look at one at a time, and the name of the program."""
    if rival.at_once:
        return [(programs.together, "", "")]
    homes = [(home, name) for name, home in programs.homes.items()]
    if not rival.tool.per_file:
        return [(home, "", name) for home, name in homes]
    return [
        (home, path.relative_to(home).as_posix(), name) for home, name in homes for path in sorted(home.rglob("*.py"))
    ]


def _named(finding: Finding, name: str) -> Finding:
    """The finding with the program's name before its paths, as in marks."""

    def within(place: Place) -> Place:
        return place._replace(path=f"{name}/{place.path}") if name else place

    return finding._replace(place=within(finding.place), chain=tuple(map(within, finding.chain)))


# --- the page


def page(columns: Sequence[Column], programs: Programs) -> str:
    """The whole document."""
    parts = [_INTRODUCTION.format(marks=len(programs.marks), programs=len(programs.homes))]
    parts.append("\n".join(_by_rule(columns, programs)))
    parts.append(_ELSEWHERE)
    parts.append("\n".join(_by_family(columns, programs)))
    parts.append(_TOOLS)
    parts.append("\n".join(_versions(columns)))
    return "\n\n".join(parts)


_INTRODUCTION = """\
# Compared with other tools

Made by `python -m benchmarks.comparison`; not to be edited by hand.

The {marks} mistakes are those marked in {programs} small programs of this project: its fixtures and the examples of its
rules. So they are the mistakes that this project looks for: the table says what others see of them, not what others see
besides. Most marks are run as programs by the tests, which see the coroutine lost and the event loop blocked. How the tools
do on code that nobody wrote for a linter is in [evaluation.md](evaluation.md).

A mistake counts as found when the tool reports something about such a mistake on the lines of that statement (of a `def` or
`with` its head), of statements that read what it binds, or in a chain of calls that leads there; a type checker, any error in
the use of a value. Two numbers:
without and with the libraries of the programs installed. Without is where a linter often runs: in pre-commit, in an editor."""
_ELSEWHERE = """\
## Reported elsewhere

Reports on such mistakes where none is marked, on the same programs. Of type checkers only what mentions a coroutine, `await`
or `async`. Not every one is a false alarm by the other tool's own measure: `async def` helpers that never await, files that
are opened, and blocking calls of start-up code and scripts are reported by some on purpose, and left alone here on purpose."""
_TOOLS = """\
## The tools

Each with all that it has about these mistakes: rules in preview, and those that are off by default."""


def _by_rule(columns: Sequence[Column], programs: Programs) -> list[str]:
    counts = {rule: sum(mark.rule == rule.name for mark in programs.marks) for rule in all_rules()}
    ruled = [rule for rule in all_rules() if counts[rule]]
    rows = [(f"{rule.code} {rule.name}", [rule]) for rule in ruled]
    rows += [
        (f"**{title}**", [rule for rule in ruled if re.fullmatch(family, rule.code)])
        for title, family in FAMILIES.items()
    ]
    rows.append(("**all**", ruled))
    header = ["mistake", "marks", *(column.rival.tool.name for column in columns)]
    found = [
        [Counter(mark.rule for mark in hits(column.rival, each.findings, programs.marks)) for each in column.answers]
        for column in columns
    ]
    table = []
    for title, rules in rows:
        cells = [" / ".join(str(sum(each[rule.name] for rule in rules)) for each in answers) for answers in found]
        table.append([title, str(sum(counts[rule] for rule in rules)), *cells])
    return _table(header, table)


def _by_family(columns: Sequence[Column], programs: Programs) -> list[str]:
    header = ["reported without a mark", *(column.rival.tool.name for column in columns)]
    found = [[elsewhere(column.rival, each.findings, programs) for each in column.answers] for column in columns]
    rows = [
        [title, *(" / ".join(str(len(each[title])) for each in answers) for answers in found)] for title in FAMILIES
    ]
    return _table(header, rows)


def _versions(columns: Sequence[Column]) -> list[str]:
    rows = [
        [column.rival.tool.name, column.answers[0].installed.version.partition("+")[0], f"`{_command(column.rival)}`"]
        for column in columns
    ]
    return _table(["tool", "version", "called with"], rows)


def _command(rival: Rival) -> str:
    return " ".join(rival.shown)


def _table(header: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header), *rows)]


# --- the command line


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the tools and prints the page; 2 when one is not there."""
    options = _parser().parse_args(arguments)
    programs = lay_out(options.fixtures, options.work.absolute() / "programs")
    write_configuration(programs)
    wanted = [rival for rival in RIVALS if not options.tool or rival.tool.name in options.tool]
    found = [(rival, _installed(rival, options)) for rival in wanted]
    missing = [rival.tool.name for rival, installed in found if not installed]
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
        return 2
    runner = Runner(options.work.absolute() / "results", options.timeout)
    columns = [
        Column(rival, tuple(ask(each, rival, programs, runner) for each in installed)) for rival, installed in found
    ]
    _progress("")
    print(page(columns, programs))
    for answer in (answer for column in columns for answer in column.answers):
        for failure in answer.failures:
            print(f"{answer.installed.label} failed on {failure}", file=sys.stderr)
    if options.list:
        _print_lists(columns, programs)
    return 0


def _installed(rival: Rival, options: argparse.Namespace) -> list[Installed]:
    if rival.tool.name == "ours":
        return [find_ours(options.python)]
    return find(rival, options.venv or [], options.libraries, options.work.absolute())


def _print_lists(columns: Sequence[Column], programs: Programs) -> None:
    """The marks that each tool misses, and its reports elsewhere, to stderr."""
    for column in columns:
        for answer in column.answers:
            found_marks = hits(column.rival, answer.findings, programs.marks)
            for mark in programs.marks:
                if mark not in found_marks:
                    print(f"{answer.installed.label} misses {mark.path}:{mark.lines[0]} {mark.rule}", file=sys.stderr)
            for found in elsewhere(column.rival, answer.findings, programs).values():
                for finding in found:
                    print(f"{answer.installed.label} says {_text(finding)}", file=sys.stderr)


def _text(finding: Finding) -> str:
    place: Place = finding.place
    return f"{place.path}:{place.line} {finding.code} {finding.message}".replace("\n", " ")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.comparison",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--work", type=Path, required=True, help="the folder for the programs and cached results")
    add("--fixtures", type=Path, default=FIXTURES, help="the folder of fixtures")
    add(
        "--tool", action="append", choices=[rival.tool.name for rival in RIVALS], help="only this tool; may be repeated"
    )
    add("--python", default=sys.executable, help="the interpreter that imports this project's linter")
    add("--venv", type=Path, action="append", help="a virtual environment with other tools; may be repeated")
    add("--libraries", type=Path, help="a virtual environment with the libraries that the programs use")
    add("--list", action="store_true", help="list what is missed and what is reported elsewhere, to stderr")
    add("--timeout", type=float, default=1800, help="seconds after which a run is stopped")
    return parser


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
