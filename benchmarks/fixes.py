"""Apply all fixes to copies of real projects, and see whether they are right.

`python -m benchmarks.fixes DIRECTORY... --to SCRATCH` copies each directory, applies the safe fixes and then the unsafe ones, and
says for each step: how many fixes were made, which were refused, whether every changed file is still Python, whether a second
run changes anything, and which findings are there that were not there before. The differences are in `SCRATCH/NAME.safe.diff`
and `.unsafe.diff`, to be read. Exits with 1 when something is wrong. Nothing of the projects is run.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from fastapi_async_lint.engine import Caching, Result, lint_paths
from fastapi_async_lint.fixes import Outcome, fix, write
from fastapi_async_lint.fixes.compare import Lines, appeared
from fastapi_async_lint.report.fixed import difference


def main() -> int:
    """Fix copies of projects; 1 when something is wrong."""
    parser = argparse.ArgumentParser(description="Apply all fixes to copies of real projects.")
    parser.add_argument("directories", nargs="+", type=Path, metavar="DIRECTORY")
    parser.add_argument("--to", required=True, type=Path, metavar="SCRATCH", help="where to copy them")
    arguments = parser.parse_args()
    wrong = 0
    for directory in arguments.directories:
        name = "+".join(directory.resolve().parts[-2:])
        copy = arguments.to / name
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(directory, copy, symlinks=True, ignore=shutil.ignore_patterns(".git"))
        for kind in ("safe", "unsafe"):
            wrong += _apply(copy, arguments.to / f"{name}.{kind}.diff", unsafe=kind == "unsafe")
    return 1 if wrong else 0


def _apply(root: Path, diff: Path, *, unsafe: bool) -> int:
    start = perf_counter()
    outcome = write(fix(lambda overlay: _lint(root, overlay), unsafe=unsafe))
    seconds = perf_counter() - start
    _write_diff(outcome, root, diff)
    unparsed = [path for path, text in outcome.texts.items() if not _is_as_good(outcome.before[path], text)]
    new = appeared(outcome.first, _lint(root, {}), Lines(outcome.before, outcome.texts))
    again = fix(lambda overlay: _lint(root, overlay), unsafe=unsafe)
    kinds = Counter(each.code for each in outcome.fixed)
    print(
        f"{root.name} {'unsafe' if unsafe else 'safe'}: {len(outcome.fixed)} fixes "
        f"({', '.join(f'{number} {code}' for code, number in sorted(kinds.items()))}) in {len(outcome.texts)} files, "
        f"{len(outcome.refused)} refused, {len(outcome.result.diagnostics)} findings left, {seconds:.0f} s"
    )
    for refusal in outcome.refused:
        print(f"  refused: {refusal.path.relative_to(root)}:{refusal.span.line} {refusal.code}: {refusal.reason}")
    for path in unparsed:
        print(f"  WRONG: {path} is no Python any more")
    for finding in new:
        print(f"  WRONG: new finding {finding.path}:{finding.span.line} {finding.code} {finding.message}")
    for path in again.texts:
        print(f"  WRONG: a second run changes {path}")
    sys.stdout.flush()
    return len(unparsed) + len(new) + len(again.texts)


def _lint(root: Path, overlay: Mapping[Path, str]) -> Result:
    return lint_paths([root], overlay=overlay, group=False, caching=Caching())


def _write_diff(outcome: Outcome, root: Path, diff: Path) -> None:
    with diff.open("w", encoding="utf-8") as file:
        for path, text in sorted(outcome.texts.items()):
            lines = difference(outcome.before[path], text, path.relative_to(root).as_posix())
            file.writelines(f"{line}\n" for line in lines)


def _is_as_good(before: str, after: str) -> bool:
    """Whether this Python compiles a text, if it compiled what it was."""
    return _compiles(after) or not _compiles(before)


def _compiles(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "<fixed>", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
