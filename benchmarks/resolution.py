"""How many of the calls on the event loop this project's linter resolves in local trees; prints a Markdown table.

python -m benchmarks.resolution TREE... [--python PYTHON]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.findings import check


def main(arguments: Sequence[str] | None = None) -> int:
    """A row a tree, then what is called most often and not known."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.resolution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("trees", type=Path, nargs="+", metavar="TREE", help="a folder to lint")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that imports the linter")
    options = parser.parse_args(arguments)
    total: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    print("| tree | calls on the event loop | resolved | |\n| --- | --- | --- | --- |")
    for tree in sorted({tree.absolute() for tree in options.trees}):
        counts = check(options.python, tree, "--statistics")["resolution"]
        total.update(calls=counts["calls"], resolved=counts["resolved"])
        unknown.update({one["name"]: one["count"] for one in counts["unresolved"]})
        _print_row(tree.name, counts["calls"], counts["resolved"])
    _print_row("**all**", total["calls"], total["resolved"])
    print(
        "\nCalled most often, and not known:",
        *(f"{count:6}  {name}" for name, count in unknown.most_common(20)),
        sep="\n",
    )
    return 0


def _print_row(title: str, calls: int, resolved: int) -> None:
    print(f"| {title} | {calls} | {resolved} | {resolved / max(calls, 1):.1%} |")


if __name__ == "__main__":
    sys.exit(main())
