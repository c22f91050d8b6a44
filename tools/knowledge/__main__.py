"""`python -m tools.knowledge COMMAND [NAME...]`: builds the data about libraries, checks it and counts it."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable

from fastapi_async_lint.knowledge import Knowledge, libraries
from fastapi_async_lint.knowledge.files import STANDARD_LIBRARY
from tools.knowledge import missing, probe
from tools.knowledge.build import build, differences
from tools.knowledge.counts import PAGE, counts, page
from tools.knowledge.cross import cross
from tools.knowledge.environments import unverified, within
from tools.knowledge.names import write_names
from tools.knowledge.overlay import overlay_names, read_overlay
from tools.knowledge.verify import is_installed, verify

Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str]) -> int:
    """Run one command; 1 if it found something wrong."""
    options = _parser().parse_args(arguments)
    run: Command = options.run
    return run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.knowledge", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Command, words: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        return command

    def add_for_libraries(name: str, run: Command, words: str) -> argparse.ArgumentParser:
        command = add(name, run, words)
        command.add_argument("names", nargs="*", metavar="NAME", help="libraries; all if left out")
        return command

    again = add_for_libraries("build", _build, "introspect installed packages and write their data files")
    again.add_argument(
        "--check", action="store_true", help="write nothing; say what would become of the data, row by row"
    )
    check = add_for_libraries("verify", _verify, "check every row against the installed package")
    check.add_argument("--strict", action="store_true", help="what is missing is wrong, in any version; packages too")
    count = add_for_libraries("counts", _counts, "how much is known")
    count.add_argument("--write", action="store_true", help="write docs/libraries.md")
    add("names", _names, "count the names of names.toml over the installed packages, and write names.json")
    pairs = add_for_libraries("missing", _missing, "what has an asynchronous twin and no row with it")
    pairs.add_argument("--write", action="store_true", help="note the numbers for docs/libraries.md")
    add_for_libraries("probe", _probe, "call what is said to block, in a running event loop, and write down what does")
    add_for_libraries("cross", _cross, "hold rows against the library's source, as the analysis understands it")
    inside = add("within", _within, "the libraries that an environment has")
    inside.add_argument("environment", metavar="ENVIRONMENT")
    add("unverified", _unverified, "the libraries that no environment has")
    return parser


def _build(options: argparse.Namespace) -> int:
    """Build one library here, of several each in its own process: what one imports must not change what another one shows."""
    names = options.names or overlay_names()
    if len(names) > 1:
        line = [sys.executable, "-m", "tools.knowledge", "build", *(["--check"] if options.check else [])]
        return max(subprocess.run([*line, name], check=False).returncode for name in names)
    (name,) = names
    if not is_installed(name) and read_overlay(name).generate.modules:
        print(f"{name}: not installed, left as it is")
        return 0
    if not options.check:
        print(build(name))
        return 0
    return _say(differences(name), f"{name}: the same")


def _verify(options: argparse.Namespace) -> int:
    wrong = 0
    for name in options.names or libraries():
        if not is_installed(name):
            print(f"{name}: not installed, not verified")
            wrong += options.strict
            continue
        problems = verify(name, strict=options.strict)
        wrong += len(problems)
        print("\n".join(problems) if problems else f"{name}: right")
    return 1 if wrong else 0


def _counts(options: argparse.Namespace) -> int:
    if options.write:
        PAGE.write_text(page(), encoding="utf-8")
    print(counts(options.names or libraries()))
    return 0


def _names(_: argparse.Namespace) -> int:
    return _say(write_names(), "names: right")


def _missing(options: argparse.Namespace) -> int:
    listed, knowledge = missing.allowed(), Knowledge()
    bad, reports = 0, []
    for name in options.names or libraries():
        if name != STANDARD_LIBRARY and is_installed(name):
            found, unused = missing.report(name, listed.get(name, {}), knowledge)
            reports.append(found)
            bad += bool(unused) or found.percent < missing.ENOUGH
            for line in missing.lines(found, unused):
                print(line)
    if options.write:
        missing.record(reports)
    return 1 if bad else 0


def _probe(options: argparse.Namespace) -> int:
    found = {name: probe.probe(name) for name in options.names or libraries() if is_installed(name)}
    probe.record(found)
    print("\n".join(f"{name}: {len(paths)} seen to block" for name, paths in found.items()))
    return 0


def _cross(options: argparse.Namespace) -> int:
    """Say what differs: there is no right or wrong in it before it is read."""
    for name in options.names or libraries():
        if name != STANDARD_LIBRARY and is_installed(name):
            found = cross(name)
            print("\n".join(map(str, (*found.differences, found))))
    return 0


def _within(options: argparse.Namespace) -> int:
    print("\n".join(within(options.environment)))
    return 0


def _unverified(_: argparse.Namespace) -> int:
    return _say(unverified(), "none but those of environments/without.toml")


def _say(problems: list[str], otherwise: str) -> int:
    """Print what is wrong; 1 if something is."""
    print("\n".join(problems) if problems else otherwise)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
