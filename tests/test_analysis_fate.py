"""What becomes of a coroutine, on all paths: `make()` in each program, and what the linter says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import Analysed

START = "import asyncio\nfrom fastapi import FastAPI\napp = FastAPI()\nasync def make(): return 1\n"
ROUTE = START + "@app.get('/')\nasync def f(c=None, xs=()):\n"

CASES: dict[str, tuple[str, str]] = {
    "awaited": ("await make()", "run"),
    "discarded": ("make()", "discarded"),
    "never read": ("x = make()", "unused"),
    "annotated and never read": ("x: int = make()", "unused"),
    "rebound before it is read": ("x = make()\nx = 1\nreturn x", "unused"),
    "awaited later": ("x = make()\nreturn await x", "run"),
    "awaited on one path": ("x = make()\nif c:\n    await x", "run"),
    "awaited in a loop": ("x = make()\nfor _ in xs:\n    await x", "run"),
    "awaited in finally": ("x = make()\ntry:\n    pass\nfinally:\n    await x", "run"),
    "awaited in a handler": ("x = make()\ntry:\n    g()\nexcept ValueError:\n    await x", "run"),
    "awaited after a copy": ("x = make()\ny = x\nawait y", "run"),
    "two targets, the second awaited": ("a = b = make()\nawait b", "passed"),
    "two targets, none awaited": ("a = b = make()", "passed"),
    "returned": ("return make()", "returned"),
    "returned by name": ("x = make()\nreturn x", "returned"),
    "returned in a dict": ("return {'x': make()}", "returned"),
    "returned in a list comprehension": ("return [make() for _ in xs]", "returned"),
    "tested": ("if make():\n    pass", "condition"),
    "tested with not": ("return not make()", "condition"),
    "tested by name": ("x = make()\nif x:\n    pass", "condition"),
    "left of or": ("return make() or 1", "condition"),
    "right of or": ("return c or make()", "returned"),
    "asserted": ("assert make()", "condition"),
    "while": ("while make():\n    pass", "condition"),
    "conditional expression": ("x = make() if c else None\nreturn await x", "run"),
    "attribute": ("return make().x", "value"),
    "item": ("return make()['x']", "value"),
    "item by name": ("x = make()\nreturn x['a']", "value"),
    "iterated": ("for _ in make():\n    pass", "value"),
    "added": ("return 1 + make()", "value"),
    "compared": ("return make() == 1", "value"),
    "formatted": ("return f'{make()}'", "value"),
    "str()": ("print(str(make()))", "value"),
    "len()": ("n = len(make())", "value"),
    "unpacked": ("a, b = make()", "value"),
    "starred": ("return [*make()]", "value"),
    "gathered": ("await asyncio.gather(make())", "run"),
    "gathered from a list": ("xs = [make()]\nawait asyncio.gather(*xs)", "passed"),
    "task": ("asyncio.create_task(make())", "run"),
    "appended": ("xs.append(make())", "passed"),
    "stored on an object": ("app.x = make()", "passed"),
    "stored in a dict": ("d = {}\nd['a'] = make()\nreturn await d['a']", "passed"),
    "closed": ("x = make()\nx.close()", "run"),
    "deleted": ("x = make()\ndel x", "unused"),
    "awaited if it is one": ("x = make()\nif asyncio.iscoroutine(x):\n    x = await x\nreturn x", "run"),
    "read by an inner function": ("x = make()\nasync def g():\n    await x\nawait g()", "passed"),
    "read by a lambda": ("x = make()\nreturn lambda: x", "passed"),
    "given to an unknown function": ("g(make())", "passed"),
    "walrus, awaited": ("if (x := make()) is not None:\n    await x", "run"),
    "walrus, not awaited": ("if (x := make()):\n    return x", "condition"),
    "pair, both awaited": ("a, b = make(), None\nawait a", "run"),
    "pair, none awaited": ("a, b = make(), None\nreturn b", "unused"),
    "list that is thrown away": ("xs = [make()]", "unused"),
    "list comprehension that is thrown away": ("[make() for _ in xs]", "discarded"),
    "augmented": ("c += make()", "value"),
    "subject of a match": ("match make():\n    case {}:\n        pass", "value"),
    "entered": ("with make():\n    pass", "value"),
    "async entered": ("async with make():\n    pass", "value"),
    "async iterated": ("async for _ in make():\n    pass", "value"),
    "raised": ("raise make()", "value"),
    "yielded from the loop variable": ("for x in [make()]:\n    await x", "passed"),
    "called": ("return make()()", "value"),
    "index of": ("return xs[make()]", "value"),
    "index that is assigned to": ("d = {}\nd[make()] = 1\nreturn d", "passed"),
    "called by name": ("x = make()\nreturn x()", "value"),
    "walrus, never read": ("(x := make())", "discarded"),
    "walrus, read and awaited": ("print(x := make())\nawait x", "run"),
    "pair, the other awaited": ("a, b = make(), asyncio.sleep(0)\nawait b", "unused"),
    "pair with a star": ("a, *b = make(), 1\nreturn b", "passed"),
    "list that is read": ("xs = [make()]\nawait asyncio.gather(*xs)", "passed"),
    "deleted after it is awaited": ("x = make()\nawait x\ndel x", "run"),
    "matched and awaited": ("x = make()\nmatch x:\n    case _:\n        await x", "run"),
    "default of a lambda": ("g = lambda x=make(): x", "passed"),
    "key of a dict": ("return {make(): 1}", "value"),
    "read after `return`": ("x = make()\nreturn 1\nawait x", "unused"),
    "in": ("return 1 in make()", "value"),
    "in the test of a comprehension": ("return [x for x in xs if make()]", "condition"),
    "rebound in a loop, awaited before": ("x = make()\nfor _ in xs:\n    await x\n    x = 1", "run"),
    "format spec": ("return f'{1:{make()}}'", "value"),
    "percent": ("return '%s' % make()", "value"),
    "join": ("return ','.join([make()])", "value"),
    "dropped by a function of the project": ("drop(make())", "value"),
    "printed by a function of the project": ("show(make())", "value"),
    "awaited by a function of the project": ("await use(make())", "run"),
}
FUNCTIONS = "def drop(x): return len(x)\ndef show(x): print(str(x))\nasync def use(x): return await x\n"
MISSING: dict[str, str] = {
    "join": "elements are followed only into calls that take values",
    "key of a dict": "a dict of coroutines may be given to `asyncio.as_completed`, which takes its keys",
    "read after `return`": "code that is never reached counts as a use",
}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            *case, id=name, marks=pytest.mark.xfail(strict=True, reason=MISSING[name]) if name in MISSING else ()
        )
        for name, case in CASES.items()
    ],
)
def test_coroutine_ends_as_it_does(body: str, expected: str, tmp_path: Path) -> None:
    text = START + FUNCTIONS + ROUTE.removeprefix(START) + "".join(f"    {line}\n" for line in body.splitlines())
    assert Analysed(tmp_path, text).fate().kind == expected


def test_every_missing_case_exists() -> None:
    assert MISSING.keys() <= CASES.keys()
