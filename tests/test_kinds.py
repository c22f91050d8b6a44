"""Where a `def` may become an `async def`, and the other way round: nobody but FastAPI may care."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from fastapi_async_lint.config import Config, Selection
from fastapi_async_lint.engine import lint
from support import Analysed

HEAD = """\
import functools
import threading
import time
from fastapi import Depends, FastAPI
import unknown

app = FastAPI()


def plain():
    return 1


"""
ROUTE = "@app.get('/')\nasync def route():\n    return plain()\n"
SYNC_ROUTE = "@app.get('/')\ndef route():\n    return plain()\n"


def program(tmp_path: Path, text: str, **others: str) -> Analysed:
    files = {f"{name}.py": content for name, content in others.items()}
    return Analysed(tmp_path, {"app.py": HEAD + dedent(text), **files})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ROUTE, True),
        ("async def route():\n    return 1\n\n@app.get('/')\ndef other(x=Depends(route)):\n    pass\n", True),
        (ROUTE + "\n\nasync def other():\n    return await route()\n", False),
        (ROUTE + "\n\nHANDLERS = {'x': route}\n", False),
        (ROUTE + "\n\nunknown.register(route)\n", False),
        ("@unknown.decorate\n" + ROUTE, False),
        ("@app.get('/')\n@unknown.decorate\nasync def route():\n    return 1\n", False),
        ("@app.get('/')\n@functools.lru_cache\nasync def route():\n    return 1\n", False),
        ("count = 0\n@app.get('/')\nasync def route():\n    global count\n    count += 1\n    return count\n", False),
        ("@app.get('/')\nasync def route():\n    await unknown.x()\n", False),
        ("@app.websocket('/')\nasync def route(ws):\n    pass\n", False),
        ("@app.exception_handler(404)\nasync def route(request, error):\n    return plain()\n", False),
        ("async def route():\n    return plain()\n", False),
        (SYNC_ROUTE, False),
    ],
)
def test_an_async_def_may_become_def(tmp_path: Path, text: str, expected: bool) -> None:
    analysed = program(tmp_path, text)
    assert analysed.analysis.kinds.may_become_def(analysed.scope("route")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SYNC_ROUTE, True),
        (SYNC_ROUTE + "\n\ndef other():\n    return route()\n", False),
        (SYNC_ROUTE + "\n\nthreading.Thread(target=route)\n", False),
        (SYNC_ROUTE.replace("plain()", "time.sleep(1)"), False),
        ("import asyncio\n" + SYNC_ROUTE.replace("plain()", "asyncio.run(unknown.x())"), False),
        ("def route():\n    yield 1\n\n@app.get('/')\ndef other(x=Depends(route)):\n    pass\n", False),
        (ROUTE, False),
    ],
)
def test_a_def_may_become_async(tmp_path: Path, text: str, expected: bool) -> None:
    analysed = program(tmp_path, text)
    assert analysed.analysis.kinds.may_become_async(analysed.scope("route")) is expected


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("import app\n\ndef test_it():\n    asyncio.run(app.route())\n", False),
        ("from app import route\n\nasync def test_it():\n    await route()\n", False),
        ("def test_it(client):\n    client.route('/')\n", True),
    ],
)
def test_what_a_test_calls_keeps_its_kind(tmp_path: Path, test: str, expected: bool) -> None:
    analysed = program(tmp_path, ROUTE, test_app=test)
    assert analysed.analysis.kinds.may_become_def(analysed.scope("route")) is expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (
            "from app import app, route\nfrom fastapi import Depends\n\n@app.get('/x')\ndef x(y=Depends(route)):\n    pass\n",
            True,
        ),
        ("from app import route as r\n\nHANDLER = r\n", False),
        ("import app\n\nHANDLER = app.route\n", False),
        ("def route():\n    pass\n\nHANDLER = route\n", True),
    ],
)
def test_other_files_are_looked_at(tmp_path: Path, other: str, expected: bool) -> None:
    analysed = program(tmp_path, ROUTE, other=other)
    assert analysed.analysis.kinds.may_become_def(analysed.scope("route")) is expected


PAGES = """\
from fastapi import APIRouter

class Pages:
    def __init__(self):
        self.router = APIRouter()
        self.router.add_api_route("/", self.route)

    async def route(self):
        return 1
"""


@pytest.mark.parametrize(
    ("offered", "expected"), [("from .pages import Pages\n", False), ("from .pages import other\n", True), ("", True)]
)
def test_a_method_of_what_a_package_offers_keeps_its_kind(tmp_path: Path, offered: str, expected: bool) -> None:
    app = HEAD + "from shop.pages import Pages\napp.include_router(Pages().router)\n"
    analysed = Analysed(tmp_path, {"app.py": app, "shop/__init__.py": offered, "shop/pages.py": PAGES})
    assert analysed.analysis.kinds.may_become_def(analysed.scope("Pages.route")) is expected


MODEL = """\
import asyncio
import contextvars
import functools
from fastapi import Depends, FastAPI, WebSocket
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI()
user = contextvars.ContextVar("user")


async def work():
    await asyncio.sleep(0)


"""
MADE_ASYNC = {
    "FAL303": "@app.post('/')\ndef route(text: str):\n    return llm.invoke(text)\n",
    "FAL304": "@app.post('/')\ndef route():\n    return asyncio.run(work())\n",
    "FAL306": "def route():\n    user.set('me')\n\n@app.get('/')\nasync def get(x=Depends(route)):\n    await work()\n",
    "FAL119": "@app.websocket('/')\ndef route(socket: WebSocket):\n    return 1\n",
}


def test_what_a_test_calls_of_a_package_keeps_its_kind(tmp_path: Path) -> None:
    files = {
        "shop/__init__.py": HEAD + ROUTE,
        "tests/test_x.py": "import shop\n\n\ndef test_it():\n    asyncio.run(shop.route())\n",
    }
    analysed = Analysed(tmp_path, files)
    assert not analysed.analysis.kinds.may_become_def(analysed.scope("route"))


TEST = "import app\n\ndef test_it():\n    assert app.route('x')\n"


def fixable(program: Analysed, code: str) -> list[bool]:
    config = Config((Selection(select=(code,)),))
    found = lint(program.project, None, config, program.analysis).diagnostics
    return [diagnostic.fix is not None for diagnostic in found if diagnostic.code == code]


@pytest.mark.parametrize("code", MADE_ASYNC)
def test_what_a_test_calls_is_not_made_async(tmp_path: Path, code: str) -> None:
    alone = Analysed(tmp_path / "alone", {"app.py": MODEL + MADE_ASYNC[code]})
    assert fixable(alone, code) == [True]
    tested = Analysed(tmp_path / "tested", {"app.py": MODEL + MADE_ASYNC[code], "tests/test_app.py": TEST})
    assert fixable(tested, code) == [False]


@pytest.mark.parametrize("code", MADE_ASYNC)
def test_what_is_handed_on_is_not_made_async(tmp_path: Path, code: str) -> None:
    program = Analysed(tmp_path, {"app.py": MODEL + MADE_ASYNC[code] + "\n\nHANDLERS = {'x': route}\n"})
    assert fixable(program, code) == [False]


@pytest.mark.parametrize(("helper", "expected"), [("pass", True), ("time.sleep(1)", False)])
def test_a_coroutine_that_blocks_keeps_its_own_loop(tmp_path: Path, helper: str, expected: bool) -> None:
    helpers = f"import time\n\ndef load():\n    {helper}\n\nasync def more():\n    await work()\n    load()\n\n"
    route = "@app.post('/')\ndef route():\n    return asyncio.run(more())\n"
    assert fixable(Analysed(tmp_path, {"app.py": MODEL + helpers + route}), "FAL304") == [expected]


def test_a_partial_is_not_what_it_wraps(tmp_path: Path) -> None:
    route = "@app.post('/')\ndef route(text: str):\n    ask = functools.partial(llm.invoke, text)\n    return ask()\n"
    assert fixable(Analysed(tmp_path, {"app.py": MODEL + route}), "FAL303") == [False]


def test_a_partial_is_not_what_it_wraps_where_a_loop_runs(tmp_path: Path) -> None:
    text = """\
        import functools
        from fastapi import FastAPI
        from pydantic_ai import Agent

        app = FastAPI()
        agent = Agent("openai:gpt-4o")

        @app.post("/")
        async def route(text: str):
            return functools.partial(agent.run_sync, text)()
    """
    assert fixable(Analysed(tmp_path, {"app.py": text}), "FAL212") == [False]
