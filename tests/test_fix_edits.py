"""What single edits make of the text around them: precedence, line breaks, names, imports."""

from __future__ import annotations

import ast
from pathlib import Path
from textwrap import dedent, indent

import pytest

from fastapi_async_lint import model as m
from fastapi_async_lint.analysis import Scope
from fastapi_async_lint.edits import TextFix, applied, text_fix
from fastapi_async_lint.model import Fix
from fastapi_async_lint.rules._edits import (
    await_fix,
    make_loop,
    offload,
    rename_and_iterate,
    replace_and_await,
    unwrap_and_await,
)
from fastapi_async_lint.source import locate, with_imports
from support import Analysed

ASYNC = "async def route(x=0):\n"


def body_of(statement: str) -> str:
    return ASYNC + indent(dedent(statement).strip("\n"), "    ") + "\n"


def made(tmp_path: Path, text: str, name: str, make: object) -> str | None:
    """The text after the fix that `make(scope, expression)` gives for the only call of a name."""
    program = Analysed(tmp_path, {"app.py": text})
    scope, expression = next(
        (scope, index)
        for scope in program.scopes()
        for index, node in enumerate(scope.body.expressions)
        if isinstance(node, m.Call) and written(scope, node.function) == name
    )
    fix: Fix | None = make(scope, expression)  # type: ignore[operator]
    if fix is None or not fix.edits:
        return None
    ready = ready_fix(program, scope, fix)
    return None if ready is None else with_imports(applied(text, ready.edits), ready.imports)


def ready_fix(program: Analysed, scope: Scope, fix: Fix) -> TextFix | None:
    text = program.project.text(scope.path)
    spans = locate(text, [edit.anchor for edit in fix.edits], program.project.module(scope.path))
    return text_fix(text, fix, spans, {each.index: each for each in scope.module.inner})


def written(scope: Scope, expression: int) -> str:
    node = scope.body.expressions[expression]
    if isinstance(node, m.Attribute):
        return f"{written(scope, node.value)}.{node.name}"
    return node.id if isinstance(node, m.Name) else "()"


def awaited(scope: Scope, expression: int) -> Fix | None:
    return await_fix(scope, expression, safe=True)


def slept(scope: Scope, expression: int) -> Fix:
    edits = replace_and_await(scope, expression, "asyncio.sleep")
    return Fix("", edits, safe=True, imports=(("asyncio", ""),))


def offloaded(scope: Scope, expression: int) -> Fix:
    edits = offload(scope, expression, "run_in_threadpool")
    return Fix("", edits, safe=False, imports=(("fastapi.concurrency", "run_in_threadpool"),))


AWAITED = [
    ("fetch()", "await fetch()"),
    ("y = fetch()", "y = await fetch()"),
    ("fetch().name", "(await fetch()).name"),
    ("fetch()[0]", "(await fetch())[0]"),
    ("fetch()()", "(await fetch())()"),
    ("fetch().a.b[0]()", "(await fetch()).a.b[0]()"),
    ("(fetch()).name", "(await fetch()).name"),
    ("(\n    fetch()\n).name", "(\n    (await fetch())\n).name"),
    ("print(fetch().name)", "print((await fetch()).name)"),
    ("y = x[fetch()]", "y = x[await fetch()]"),
    ("y = x[fetch():]", "y = x[await fetch():]"),
    ("y = fetch() ** 2", "y = await fetch() ** 2"),
    ("y = 2 ** fetch()", "y = 2 ** await fetch()"),
    ("y = -fetch()", "y = -await fetch()"),
    ("y = ~fetch()", "y = ~await fetch()"),
    ("y = not fetch()", "y = not await fetch()"),
    ("y = fetch() + 1 * 2", "y = await fetch() + 1 * 2"),
    ("y = 1 < fetch() < 3", "y = 1 < await fetch() < 3"),
    ("y = x in fetch()", "y = x in await fetch()"),
    ("y = fetch() is None", "y = await fetch() is None"),
    ("y = x or fetch()", "y = x or await fetch()"),
    ("y = fetch() if x else 0", "y = await fetch() if x else 0"),
    ("y = 1 if fetch()else 0", "y = 1 if await fetch()else 0"),
    ("if(fetch()):\n    pass", "if(await fetch()):\n    pass"),
    ("if (y := fetch()):\n    pass", "if (y := await fetch()):\n    pass"),
    ("while fetch():\n    pass", "while await fetch():\n    pass"),
    ("assert fetch(), x", "assert await fetch(), x"),
    ("return fetch()", "return await fetch()"),
    ("return(fetch())", "return(await fetch())"),
    ("yield fetch()", "yield await fetch()"),
    ("y = [*fetch()]", "y = [*await fetch()]"),
    ("print(*fetch())", "print(*await fetch())"),
    ("print(**fetch())", "print(**await fetch())"),
    ("print(x=fetch())", "print(x=await fetch())"),
    ("y = {1: fetch(), **x}", "y = {1: await fetch(), **x}"),
    ("y = {**fetch()}", "y = {**await fetch()}"),
    ("for y in fetch():\n    pass", "for y in await fetch():\n    pass"),
    ("with fetch() as y:\n    pass", "with await fetch() as y:\n    pass"),
    ("match fetch():\n    case _:\n        pass", "match await fetch():\n    case _:\n        pass"),
    ("y = f'{fetch()}'", "y = f'{await fetch()}'"),
    ("y = f'{fetch()!r:>{x}}'", "y = f'{await fetch()!r:>{x}}'"),
    ("y = f'{fetch().name}'", "y = f'{(await fetch()).name}'"),
    ("y = f'{x:{fetch()}}'", "y = f'{x:{await fetch()}}'"),
    ("y = await fetch()", "y = await (await fetch())"),
    ("y = [fetch() for _ in x]", "y = [await fetch() for _ in x]"),
    ("y = [z for z in fetch()]", "y = [z for z in await fetch()]"),
    ("y = [z for z in x if fetch()]", "y = [z for z in x if await fetch()]"),
    ("y = {z: fetch() for z in x}", "y = {z: await fetch() for z in x}"),
    ("y = any(z for z in fetch())", "y = any(z for z in await fetch())"),
    ("y = lambda z=fetch(): z", "y = lambda z=await fetch(): z"),
    ("def inner(z=fetch()):\n    pass", "def inner(z=await fetch()):\n    pass"),
    ("@fetch()\ndef inner():\n    pass", "@await fetch()\ndef inner():\n    pass"),
    ("async def inner():\n    fetch()", "async def inner():\n    await fetch()"),
    ("y = (x\n     .then(fetch()))", "y = (x\n     .then(await fetch()))"),
    ("try:\n    pass\nexcept x:\n    fetch()", "try:\n    pass\nexcept x:\n    await fetch()"),
]


@pytest.mark.parametrize(("statement", "expected"), AWAITED)
def test_await_binds_to_the_call_and_to_nothing_else(tmp_path: Path, statement: str, expected: str) -> None:
    new = made(tmp_path, body_of(statement), "fetch", awaited)
    assert new == body_of(expected)
    compile(new, "app.py", "exec")
    assert call_is_awaited(new)


def call_is_awaited(text: str) -> bool:
    """Whether the innermost thing around the call `fetch()` is an `await` of it."""
    return any(
        isinstance(node, ast.Await)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "fetch"
        for node in ast.walk(ast.parse(text))
    )


@pytest.mark.parametrize(
    "statement",
    [
        "y = any(fetch() for _ in x)",
        "y = any(z for z in x if fetch())",
        "y = (z for a in x for z in fetch())",
        "y = sum(fetch().size for _ in x)",
        "y = list([fetch() for z in a] for a in x)",
        "y = lambda: fetch()",
        "def inner():\n    return fetch()",
        "class Inner:\n    y = fetch()",
    ],
)
def test_where_await_would_change_the_kind_of_object_or_is_no_syntax_there_is_no_fix(
    tmp_path: Path, statement: str
) -> None:
    assert made(tmp_path, body_of(statement), "fetch", awaited) is None


OFFLOADED = [
    ("load(x)", "await run_in_threadpool(load, x)"),
    ("load()", "await run_in_threadpool(load)"),
    ("load ( x )", "await run_in_threadpool(load ,  x )"),
    ("y = load(x, *x, k=1, **x)", "y = await run_in_threadpool(load, x, *x, k=1, **x)"),
    ("y = load(x).json()", "y = (await run_in_threadpool(load, x)).json()"),
    ("y = load(await x)", "y = await run_in_threadpool(load, await x)"),
    ("y = load(lambda: x, key=lambda z: z)", "y = await run_in_threadpool(load, lambda: x, key=lambda z: z)"),
    ("y = load([z for z in x])", "y = await run_in_threadpool(load, [z for z in x])"),
    ("y = f'{load(x)}'", "y = f'{await run_in_threadpool(load, x)}'"),
    (
        "y = load(\n    x,\n    k=1,\n)",
        "y = await run_in_threadpool(\n    load,\n    x,\n    k=1,\n)",
    ),
    ("y = load(  # why\n    x)", "y = await run_in_threadpool(\n    load,  # why\n    x)"),
]


@pytest.mark.parametrize(("statement", "expected"), OFFLOADED)
def test_a_call_moves_to_a_thread_with_its_arguments(tmp_path: Path, statement: str, expected: str) -> None:
    new = made(tmp_path, body_of(statement), "load", offloaded)
    assert new == f"from fastapi.concurrency import run_in_threadpool\n\n\n{body_of(expected)}".replace(
        "\n\n\n", "\n\n\n"
    )
    compile(new, "app.py", "exec")


def test_the_receiver_of_a_chain_stays_and_its_last_call_moves(tmp_path: Path) -> None:
    text = body_of("y = db.query(x).filter(x.a == 1).all()")
    assert made(tmp_path, text, "().all", offloaded) == (
        "from fastapi.concurrency import run_in_threadpool\n\n\n"
        + body_of("y = await run_in_threadpool(db.query(x).filter(x.a == 1).all)")
    )


LAID_OUT = [
    (
        """
        y = (
            db.query(x)
            .all()
        )
        """,
        """
        y = (
            await run_in_threadpool(
                db.query(x)
                .all
            )
        )
        """,
    ),
    (
        """
        db.query(x).filter(
            x.a == 1
        ).all()
        """,
        """
        await run_in_threadpool(
            db.query(x).filter(
                x.a == 1
            ).all
        )
        """,
    ),
    (
        """
        y = db.query(x).filter(
            x.a == 1
        ).all(1, a=2).b
        """,
        """
        y = (await run_in_threadpool(
            db.query(x).filter(
                x.a == 1
            ).all, 1, a=2
        )).b
        """,
    ),
    (
        """
        y = db.query(
            x
        ).all(
            1,
        )
        """,
        """
        y = await run_in_threadpool(
            db.query(
                x
            ).all,
            1,
        )
        """,
    ),
    (
        '''
        db.query("""
        select""").all()
        ''',
        '''
        await run_in_threadpool(db.query("""
        select""").all)
        ''',
    ),
    (
        """
        y = db.query(x).all(1,
                            2)
        """,
        """
        y = await run_in_threadpool(db.query(x).all, 1,
                                    2)
        """,
    ),
]


@pytest.mark.parametrize(("statement", "expected"), LAID_OUT)
def test_a_call_over_several_lines_is_laid_out_again(tmp_path: Path, statement: str, expected: str) -> None:
    new = made(tmp_path, body_of(statement), "().all", offloaded)
    assert new == f"from fastapi.concurrency import run_in_threadpool\n\n\n{body_of(expected)}"
    compile(new, "app.py", "exec")


@pytest.mark.parametrize(
    "statement",
    [
        "y = load(z for z in x)",
        "y = load(x, func=1)",
        "with load(x) as y:\n    pass",
        "for y in load(x):\n    pass",
        "y = [z for z in load(x)]",
        "y = [*load(x)]",
        "y = any(load(z) for z in x)",
        "y = lambda: load(x)",
        "def inner():\n    load(x)",
    ],
)
def test_what_cannot_move_to_a_thread_stays(tmp_path: Path, statement: str) -> None:
    assert made(tmp_path, body_of(statement), "load", offloaded) is None


ITERATED = [
    ("for y in llm.stream(x):\n    pass", "async for y in llm.astream(x):\n    pass"),
    ("for (a, b) in (llm.stream(x)):\n    pass", "async for (a, b) in (llm.astream(x)):\n    pass"),
    ("y = [z for z in llm.stream(x)]", "y = [z async for z in llm.astream(x)]"),
    ("y = [z for a in x for z in llm.stream(a)]", "y = [z for a in x async for z in llm.astream(a)]"),
    ("for formula in llm.stream(x):\n    pass", "async for formula in llm.astream(x):\n    pass"),
]


@pytest.mark.parametrize(("statement", "expected"), ITERATED)
def test_a_loop_over_a_sync_iterator_becomes_async(tmp_path: Path, statement: str, expected: str) -> None:
    def iterated(scope: Scope, expression: int) -> Fix:
        return Fix("", rename_and_iterate(scope, expression, "astream"), safe=False)

    new = made(tmp_path, body_of(statement), "llm.stream", iterated)
    assert new == body_of(expected)
    compile(new, "app.py", "exec")


@pytest.mark.parametrize(
    "statement",
    [
        "y = (z for z in llm.stream(x))",
        "y = list(llm.stream(x))",
        "yield from llm.stream(x)",
        "def inner():\n    for y in llm.stream(x):\n        pass",
    ],
)
def test_other_iterations_are_left_alone(tmp_path: Path, statement: str) -> None:
    def iterated(scope: Scope, expression: int) -> Fix:
        return Fix("", make_loop(scope, expression, is_async=True), safe=False)

    assert made(tmp_path, body_of(statement), "llm.stream", iterated) is None


RUN = [
    ("y = asyncio.run(main(x))", "y = await main(x)"),
    ("y = asyncio.run(main(x)).name", "y = (await main(x)).name"),
    ("y = asyncio.run(\n    main(x)\n)", "y = await (\n    main(x)\n)"),
    ("y = asyncio.run(main(\n    x\n))", "y = await (main(\n    x\n))"),
]


@pytest.mark.parametrize(("statement", "expected"), RUN)
def test_a_runner_is_unwrapped(tmp_path: Path, statement: str, expected: str) -> None:
    def unwrapped(scope: Scope, expression: int) -> Fix:
        return Fix("", unwrap_and_await(scope, expression), safe=True)

    new = made(tmp_path, body_of(statement), "asyncio.run", unwrapped)
    assert new == body_of(expected)
    compile(new, "app.py", "exec")


@pytest.mark.parametrize("statement", ["y = any(asyncio.run(main(z)) for z in x)", "y = asyncio.run(\n    main(x),\n)"])
def test_a_runner_that_holds_more_than_its_argument_stays(tmp_path: Path, statement: str) -> None:
    def unwrapped(scope: Scope, expression: int) -> Fix:
        return Fix("", unwrap_and_await(scope, expression), safe=True)

    assert made(tmp_path, body_of(statement), "asyncio.run", unwrapped) is None


# --- names and imports

SLEEP = "async def route():\n    time.sleep(1)\n"
SLEPT = "async def route():\n    await asyncio.sleep(1)\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import time\n\n\n", "import asyncio\nimport time\n\n\n"),
        ("import time\nimport asyncio\n\n\n", "import time\nimport asyncio\n\n\n"),
        (
            "import json\nimport time\nfrom os import path\n\n\n",
            "import asyncio\nimport json\nimport time\nfrom os import path\n\n\n",
        ),
        ("import abc\nimport time\n\n\n", "import abc\nimport asyncio\nimport time\n\n\n"),
        ("from fastapi import FastAPI\n\n\n", "import asyncio\n\nfrom fastapi import FastAPI\n\n\n"),
        ("from . import time\n\n\n", "import asyncio\n\nfrom . import time\n\n\n"),
        ("", "import asyncio\n\n\n"),
        ("#!/usr/bin/env python\n# by me\n\n", "#!/usr/bin/env python\n# by me\n\nimport asyncio\n\n\n"),
        ('"""Doc."""\n\n\n', '"""Doc."""\n\nimport asyncio\n\n\n'),
        ('"""Doc."""\n\nx = 1\n', '"""Doc."""\n\nimport asyncio\n\nx = 1\n'),
        ("from __future__ import annotations\n\n\n", "from __future__ import annotations\n\nimport asyncio\n\n\n"),
        (
            '"""Doc."""\nfrom __future__ import annotations\nimport time\n\n\n',
            '"""Doc."""\nfrom __future__ import annotations\nimport asyncio\nimport time\n\n\n',
        ),
        (
            "import time\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import asyncio\n\n\n",
            "import asyncio\nimport time\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import asyncio\n\n\n",
        ),
        ("import asyncio.subprocess\nimport time\n\n\n", "import asyncio.subprocess\nimport time\n\n\n"),
        ("import os; import time\n\n\n", "import asyncio\nimport os; import time\n\n\n"),
        ("import time  # why\r\n\r\n\r\n", "import asyncio\r\nimport time  # why\r\n\r\n\r\n"),
        (
            "try:\n    import orjson\nexcept ImportError:\n    orjson = None\nimport time\n\n\n",
            "try:\n    import orjson\nexcept ImportError:\n    orjson = None\nimport asyncio\nimport time\n\n\n",
        ),
    ],
)
def test_an_import_goes_where_a_person_would_put_it(tmp_path: Path, before: str, after: str) -> None:
    assert made_bytes(tmp_path, before + SLEEP) == after + SLEPT


def made_bytes(tmp_path: Path, text: str) -> str | None:
    """`made` for texts whose line ends must stay as they are."""
    (tmp_path / "app.py").write_bytes(text.encode())
    (tmp_path / "pyproject.toml").touch()
    program = Analysed(tmp_path, {})
    scope = program.scope("route")
    expression = next(i for i, node in enumerate(scope.body.expressions) if isinstance(node, m.Call))
    ready = ready_fix(program, scope, slept(scope, expression))
    return None if ready is None else with_imports(applied(text, ready.edits), ready.imports)


@pytest.mark.parametrize(
    ("before", "call"),
    [
        ("import time\nimport asyncio as aio\n", "aio.sleep(1)"),
        ("import time, asyncio\n", "asyncio.sleep(1)"),
    ],
)
def test_an_alias_that_is_there_is_used(tmp_path: Path, before: str, call: str) -> None:
    assert made_bytes(tmp_path, before + SLEEP) == before + f"async def route():\n    await {call}\n"


def test_the_same_function_under_another_module_is_used(tmp_path: Path) -> None:
    before = "from starlette.concurrency import run_in_threadpool as pool\n\n\n"
    assert made(tmp_path, before + body_of("load(x)"), "load", offloaded) == before + body_of("await pool(load, x)")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "from fastapi.concurrency import iterate_in_threadpool\n",
            "from fastapi.concurrency import iterate_in_threadpool, run_in_threadpool\n",
        ),
        (
            "from fastapi.concurrency import (\n    iterate_in_threadpool,\n    run_until_first_complete,\n)\n",
            "from fastapi.concurrency import (\n    iterate_in_threadpool,\n    run_in_threadpool,\n    run_until_first_complete,\n)\n",
        ),
        (
            "from fastapi import FastAPI\nfrom fastapi.responses import Response\n",
            "from fastapi import FastAPI\nfrom fastapi.concurrency import run_in_threadpool\nfrom fastapi.responses import Response\n",
        ),
        (
            "import fastapi\nimport sqlalchemy\nfrom pydantic import BaseModel\n",
            "import fastapi\nimport sqlalchemy\nfrom fastapi.concurrency import run_in_threadpool\nfrom pydantic import BaseModel\n",
        ),
        ("import os\n", "import os\n\nfrom fastapi.concurrency import run_in_threadpool\n"),
        (
            "import os\n\nfrom . import a\n",
            "import os\n\nfrom fastapi.concurrency import run_in_threadpool\n\nfrom . import a\n",
        ),
    ],
)
def test_a_name_joins_an_import_of_its_module_or_stands_beside_its_library(
    tmp_path: Path, before: str, after: str
) -> None:
    text = f"{before}\n\n{body_of('load(x)')}"
    assert made(tmp_path, text, "load", offloaded) == f"{after}\n\n{body_of('await run_in_threadpool(load, x)')}"


@pytest.mark.parametrize(
    "text",
    [
        "asyncio = None\n" + SLEEP,
        "import trio as asyncio\n" + SLEEP,
        "async def route(asyncio):\n    time.sleep(1)\n",
        "async def route():\n    time.sleep(1)\n    import asyncio\n",
        "async def route():\n    if x:\n        import asyncio\n    time.sleep(1)\n",
        "try:\n    import asyncio\nexcept ImportError:\n    asyncio = None\n" + SLEEP,
    ],
)
def test_a_name_that_means_something_else_is_not_used(tmp_path: Path, text: str) -> None:
    assert made_bytes(tmp_path, text) is None


def test_an_import_in_the_function_is_enough_when_it_comes_first(tmp_path: Path) -> None:
    text = "async def route():\n    import asyncio\n    time.sleep(1)\n"
    assert made_bytes(tmp_path, text) == text.replace("time.sleep", "await asyncio.sleep")
