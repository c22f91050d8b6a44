"""Findings of this project's linter in local trees, drawn at random, with their source: for reading by a person.

python -m benchmarks.findings TREE... [--count 20] [--seed 0] [--rule FAL2 ...] [--python PYTHON]
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple


class Found(NamedTuple):
    """A finding as the linter writes it in JSON, and the tree that it is in."""

    tree: Path
    document: dict[str, Any]


def check(python: str, tree: Path, *options: str) -> dict[str, Any]:
    """The linter's JSON about a tree."""
    line = [
        python,
        "-P",
        "-m",
        "fastapi_async_lint",
        "check",
        "--no-cache",
        "--exit-zero",
        "--output-format",
        "json",
        *options,
        ".",
    ]
    output = subprocess.run(line, cwd=tree, capture_output=True, text=True, check=True).stdout
    document: dict[str, Any] = json.loads(output)
    return document


def describe(found: Found, context: int) -> Iterator[str]:
    """A finding, the lines around it, and each step of its chain with its line."""
    one = found.document
    yield f"{found.tree.name}/{one['path']}:{one['span']['line']} in `{one['symbol']}`"
    yield f"{one['code']} [{one['name']}] {one['level']}, {one['confidence']} confidence: {one['message']}"
    yield from _excerpt(found.tree / one["path"], one["span"], context)
    for title in ("chain", "also"):
        for step in one[title]:
            yield f"  {title}: {step['path']}:{step['span']['line']} {step['text']}"
            yield from _excerpt(found.tree / step["path"], step["span"], 0)


def _excerpt(path: Path, span: dict[str, int], context: int) -> Iterator[str]:
    lines = path.read_text("utf-8", errors="replace").splitlines()
    first, last = max(span["line"] - context, 1), min(span["end_line"] + context, len(lines))
    for number in range(first, last + 1):
        mark = ">" if span["line"] <= number <= span["end_line"] else " "
        yield f"  {mark} {number}  {lines[number - 1]}".rstrip()


def main(arguments: Sequence[str] | None = None) -> int:
    """Lints, draws and prints."""
    options = _parser().parse_args(arguments)
    trees = sorted({tree.absolute() for tree in options.trees})
    found = [Found(tree, one) for tree in trees for one in check(options.python, tree)["findings"]]
    fitting = [one for one in found if one.document["code"].startswith(tuple(options.rule or [""]))]
    drawn = random.Random(options.seed).sample(fitting, min(options.count, len(fitting)))
    for number, one in enumerate(drawn, 1):
        print(f"\n--- {number}", *describe(one, options.context), sep="\n")
    print(f"\n{len(drawn)} of {len(fitting)} findings in {len(trees)} trees, seed {options.seed}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.findings", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("trees", type=Path, nargs="+", metavar="TREE", help="a folder to lint")
    add("--count", type=int, default=20, help="how many findings to draw")
    add("--seed", type=int, default=0, help="another seed draws others")
    add("--rule", action="append", help="only codes that start so; may be repeated")
    add("--context", type=int, default=8, help="lines of source before and after")
    add("--python", default=sys.executable, help="the interpreter that imports the linter")
    return parser


if __name__ == "__main__":
    sys.exit(main())
