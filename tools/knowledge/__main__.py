"""`python -m tools.knowledge build|verify|counts|names [--strict] [NAME...]`."""

from __future__ import annotations

import argparse
import sys

from fastapi_async_lint.knowledge import libraries
from tools.knowledge.build import build
from tools.knowledge.counts import counts
from tools.knowledge.names import write_names
from tools.knowledge.overlay import overlay_names, read_overlay
from tools.knowledge.verify import is_installed, verify


def main(arguments: list[str]) -> int:
    """Run one command; 1 if it found something wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.knowledge", description=__doc__)
    parser.add_argument("command", choices=["build", "verify", "counts", "names"])
    parser.add_argument("names", nargs="*", metavar="NAME", help="libraries; all if left out")
    parser.add_argument("--strict", action="store_true", help="verify: what is missing is wrong in any version")
    options = parser.parse_args(arguments)
    if options.command == "verify":
        return _verify(options.names, strict=options.strict)
    return {"build": _build, "counts": _counts, "names": _names}[options.command](options.names)


def _build(names: list[str]) -> int:
    for name in names or overlay_names():
        if is_installed(name) or not read_overlay(name).generate.modules:
            print(build(name))
        else:
            print(f"{name}: not installed, left as it is")
    return 0


def _verify(names: list[str], *, strict: bool) -> int:
    wrong = 0
    for name in names or libraries():
        if not is_installed(name):
            print(f"{name}: not installed, not verified")
            continue
        problems = verify(name, strict=strict)
        wrong += len(problems)
        print("\n".join(problems) if problems else f"{name}: right")
    return 1 if wrong else 0


def _counts(names: list[str]) -> int:
    print(counts(names or libraries()))
    return 0


def _names(_: list[str]) -> int:
    problems = write_names()
    print("\n".join(problems) if problems else "names: right")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
