"""Feeds the linter with what nobody wrote: `python -m tools.fuzz [--minutes 24] [--seed N] [DIRECTORY...]`.

Files of the directories (by default the standard library with its tests, and the installed packages) as they are, then mutated:
cut, shuffled, spliced, with tokens, names and bytes exchanged, and with things that refer to themselves. Of each it is asked that

- it is read within a time bound, or refused with a `SourceError`;
- its facts are the same when it is read again, after a round trip through the codec, and with a blank line above;
- linting it gives the same findings twice, and with a blank line above the same ones a line further down.

It runs in processes of their own, so that a crash of the parser is seen. What failed is written to `fuzz-failures/`.
"""

from __future__ import annotations

import argparse
import faulthandler
import keyword
import math
import random
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from fastapi_async_lint import source
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import lint
from fastapi_async_lint.project import Project
from fastapi_async_lint.source import SourceError
from fastapi_async_lint.source.codec import decode, encode

BATCH = 40
"""Texts that one process looks at."""
LARGEST = 60_000
"""Characters of a text that is mutated: what is larger only takes longer."""
BOUND = 20.0
"""Seconds of processor time for one question about a text."""
HANGS = 300.0
"""Seconds after which a text is taken for one that never ends: the process says where it is, and is given up."""
TOKENS = (
    "( ) [ ] { } : , = := -> * ** . ... @ | + - ~ async await def class lambda yield from import return with as for in if elif "
    "else while try except finally raise match case global nonlocal del assert None True f'{x}' '''' b'' 0 \\\n \n\n \f \t \r"
).split(" ")
KNOTS = (
    "{one} = {other}", "{one} = [{one}, {other}]", "{one} = {{'{other}': {one}}}", "{one}.{third} = {other}",
    "{one}.append({other})", "{one} = {other}()", "{one} = {other}({one}, {third}={one})", "{one}.__call__ = {other}",
    "{one} = lambda {other}: {one}({other})", "{one} = functools.partial({other}, {third})", "{one} = await {other}",
    "{one}.{third}.{other} = {one}", "{one}[{other}] = {third}", "{other} = {one}[0]", "{one} = ({one}, {third})",
    "return {one}", "yield {one}", "for {one} in {other}: {one}({third})", "{one} = {other}[{third}]", "{one}: {other} = {third}",
    "async with {one} as {other}: await {other}", "{one} = {other} | {third}", "class {one}({other}, {third}): ...", "@{other}",
    "def {one}({other}={third}): return {one}", "async def {one}({other}: {third} = Depends({one})): return {other}",
    "{one} = app.get('/')({other})", "app.include_router({one})", "import asyncio; await asyncio.gather(*{one}, {other})",
    "bg.add_task({one}, {other})", "{one}.{other} = property(lambda self: self.{other})", "from {one} import {other}",
)  # fmt: skip
"""Statements that tie things to one another."""
_NAME = re.compile(r"[^\W\d]\w*")
START = "import time\nfrom fastapi import FastAPI\napp = FastAPI()\n"


def directories() -> list[Path]:
    """The standard library and the installed packages."""
    return [Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib")]


def mutated(text: str, choose: random.Random) -> str:
    """A text with a few things wrong."""
    for _ in range(choose.choice((0, 1, 1, 2, 5))):
        text = choose.choice(
            (_cut, _splice, _exchange_lines, _exchange_names, _tie, _insert, _characters, _indent, _repeat)
        )(text, choose)
    return text[: LARGEST * 2]


def _place(text: str, choose: random.Random) -> int:
    return choose.randrange(len(text) + 1)


def _cut(text: str, choose: random.Random) -> str:
    return text[: _place(text, choose)] if choose.random() < 0.5 else text[_place(text, choose) :]


def _splice(text: str, choose: random.Random) -> str:
    one, other = sorted((_place(text, choose), _place(text, choose)))
    return text[:one] + text[other:]


def _exchange_lines(text: str, choose: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    for _ in range(min(len(lines), choose.randrange(1, 20))):
        one, other = choose.randrange(len(lines)), choose.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _exchange_names(text: str, choose: random.Random) -> str:
    """Names in place of others: a parse still succeeds, and everything may stand for everything."""
    names = _names(text)
    if not names:
        return text
    share, kept = choose.choice((0.02, 0.1, 0.5)), keyword.iskeyword
    return _NAME.sub(
        lambda found: found[0] if kept(found[0]) or choose.random() > share else choose.choice(names), text
    )


def _names(text: str) -> list[str]:
    return sorted({name for name in _NAME.findall(text) if not keyword.iskeyword(name)})


def _tie(text: str, choose: random.Random) -> str:
    """Statements that make things refer to themselves and to one another."""
    names = _names(text) or ["x"]
    lines = text.splitlines(keepends=True)
    names = choose.sample(names, min(len(names), choose.choice((2, 4, 12))))
    for _ in range(choose.choice((3, 10, 30))):
        place = choose.randrange(len(lines) + 1)
        after = lines[place - 1] if place else ""
        one, other, third = choose.choices(names, k=3)
        statement = choose.choice(KNOTS).format(one=one, other=other, third=third)
        lines.insert(place, f"{after[: len(after) - len(after.lstrip())]}{statement}\n")
    return "".join(lines)


def _insert(text: str, choose: random.Random) -> str:
    place = _place(text, choose)
    return f"{text[:place]} {' '.join(choose.choices(TOKENS, k=choose.randrange(1, 6)))} {text[place:]}"


def _characters(text: str, choose: random.Random) -> str:
    place = _place(text, choose)
    return (
        text[:place]
        + "".join(chr(choose.choice((0, 9, 12, 13, 34, 39, 92, 0xD800, 0xFEFF, 0x1F600))) for _ in range(3))
        + text[place:]
    )


def _indent(text: str, choose: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    start = choose.randrange(len(lines) + 1)
    end = start + choose.randrange(1, 30)
    return "".join(f"    {line}" if start <= place < end else line for place, line in enumerate(lines))


def _repeat(text: str, choose: random.Random) -> str:
    one, other = sorted((_place(text, choose), _place(text, choose)))
    return text[:one] + text[one : min(other, one + 300)] * choose.randrange(2, 60) + text[other:]


def examine(text: str) -> str | None:
    """What is wrong with how a text is dealt with; nothing when all is well."""
    start = time.process_time()
    try:
        facts = source.facts(text)
        problem = _wrong_facts(text, facts)
    except SourceError:
        source._read.cache_clear()
        problem = None if _refused(text) else "refused once, read another time"
    if problem is None and time.process_time() - start > BOUND:
        problem = "took too long to read"
    start = time.process_time()
    problem = problem or _wrong_findings(f"{START}{text}")
    if problem is None and time.process_time() - start > 4 * BOUND:
        problem = "took too long to lint"
    return problem


def _refused(text: str) -> bool:
    try:
        source.facts(text)
    except SourceError:
        return True
    return False


def _wrong_facts(text: str, facts: object) -> str | None:
    source._read.cache_clear()
    with source.deep_recursion():
        again = source.facts(text)
        if again != facts:
            return "other facts when it is read again"
        if decode(encode(again)) != facts or encode(decode(encode(again))) != encode(again):
            return "other facts after the codec"
        if not text.startswith("\ufeff") and source.facts(f"\n{text}") != facts:
            return "other facts with a blank line"
    return None


def _wrong_findings(text: str) -> str | None:
    first, again, moved = _findings(text), _findings(text), _findings(f"\n{text}")
    if first != again:
        return "other findings when it is linted again"
    if [(line + 1, *rest) for line, *rest in first if rest[1] != "FAL000"] != [f for f in moved if f[2] != "FAL000"]:
        return "other findings with a blank line"
    return None


def _findings(text: str) -> list[tuple[int, int, str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder), {"app.py": text})
        found = lint(project, ["app.py"], Config()).diagnostics
    return sorted((one.span.line, one.span.column, one.code, one.message) for one in found)


def texts(roots: list[Path], seed: int) -> Iterator[str]:
    """Texts of a batch: every other one a file as it is."""
    choose = random.Random(seed)
    files = sorted(path for root in roots for path in root.rglob("*.py"))
    for number in range(BATCH):
        data = choose.choice(files).read_bytes()
        if choose.random() < 0.05:
            data = (
                data[: choose.randrange(len(data) + 1)] + choose.randbytes(20) + data[choose.randrange(len(data) + 1) :]
            )
        try:
            text = source.decode(data)
        except SourceError:
            continue
        if len(text) < LARGEST:
            yield text if number % 4 == 0 else mutated(text, choose)


def batch(roots: list[Path], seed: int, failures: Path, end: float = math.inf) -> int:
    """Examine the texts of one batch, each written down first, so that one which kills the process is left behind.

    No text is begun after `end` (of `time.time()`).
    """
    failures.mkdir(exist_ok=True)
    wrong = 0
    for number, text in enumerate(texts(roots, seed)):
        if time.time() > end:
            break
        path = failures / f"{seed}-{number}.py"
        path.write_text(text, "utf-8", "surrogatepass", newline="")
        faulthandler.dump_traceback_later(HANGS, exit=True)
        try:
            problem = examine(text)
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
        faulthandler.cancel_dump_traceback_later()
        if problem is None:
            path.unlink()
        else:
            wrong += 1
            print(f"{path}: {problem}", flush=True)
    return wrong


def main() -> int:
    """Run batches until the time is over; 1 when anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directories", nargs="*", type=Path)
    parser.add_argument("--minutes", type=float, default=24)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"))
    parser.add_argument("--batch", action="store_true", help="one batch, in this process")
    parser.add_argument("--end", type=float, default=math.inf, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    roots = arguments.directories or directories()
    if arguments.batch:
        return min(batch(roots, arguments.seed, arguments.failures, arguments.end), 1)
    end = time.time() + 60 * arguments.minutes
    seed, wrong = arguments.seed, 0
    while time.time() < end:
        line = [sys.executable, "-m", "tools.fuzz", "--batch", "--seed", str(seed), "--end", str(end)]
        line += ["--failures", str(arguments.failures)]
        code = subprocess.run([*line, *map(str, roots)], check=False).returncode
        if code not in (0, 1):
            print(f"{arguments.failures}/{seed}-*.py: the process ended with {code}", flush=True)
        wrong += code != 0
        seed += 1
    print(
        f"{seed - arguments.seed} batches of {BATCH} texts, {wrong} with failures; the first seed was {arguments.seed}"
    )
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
