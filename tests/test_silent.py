"""What each rule must not report is listed in `tests/fixtures/silent.toml`, and shown there by programs that are silent."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import Diagnostic, lint
from fastapi_async_lint.project import Project
from fastapi_async_lint.rules import all_rules
from support import Analysed
from test_wrong_use_traps import SILENT, START

FIXTURES = Path(__file__).parent / "fixtures"
TABLE: dict[str, dict[str, list[str]]] = tomllib.loads((FIXTURES / "silent.toml").read_text("utf-8"))
PLACES = sorted({(rule, place) for rule, traps in TABLE.items() for places in traps.values() for place in places})
ALL_RULES = Config().with_overrides(extend_select=["ALL"])

TRAPS = {
    "greenlets": "import gevent\nfrom gevent.pool import Pool\ndef work(x): return x\n"
    "def f():\n    gevent.spawn(work, 1)\n    Pool(2).spawn(work, 1)\n    gevent.sleep(0)\n    job = gevent.spawn(work, 2)\n"
    "    return job\n",
    "deferreds": "from twisted.internet import defer, reactor, task\nfrom twisted.internet.threads import deferToThread\n"
    "@defer.inlineCallbacks\ndef load():\n    yield defer.succeed(1)\nasync def work(): await asyncio.sleep(0)\n"
    "def f():\n    load()\n    reactor.callLater(1, load)\n    deferToThread(print)\n    defer.ensureDeferred(work())\n"
    "    defer.Deferred.fromCoroutine(work())\n    found = load()\n    found.addCallback(print)\n",
    "decorators that take coroutine functions": "import chainlit as cl\nfrom fastmcp import FastMCP\nfrom pydantic_ai import Agent\n"
    "agent, mcp = Agent('openai:gpt-4o'), FastMCP('x')\n@agent.tool_plain\nasync def a(x: int) -> int: return await asyncio.sleep(0, x)\n"
    "@mcp.tool\nasync def b(x: int) -> int: return await asyncio.sleep(0, x)\n@cl.on_message\nasync def c(m): await asyncio.sleep(0)\n"
    "@app.middleware('http')\nasync def d(request, call_next): return await call_next(request)\n",
    "a model that computes in a def": "from sentence_transformers import SentenceTransformer\nmodel = SentenceTransformer('x')\n"
    "@app.get('/')\ndef f(text: str): return model.encode(text).tolist()\n",
    "a client without a twin in a def": "import litellm\n@app.get('/')\n"
    "def f(text: str): return litellm.batch_completion(model='m', messages=[[{'role': 'user', 'content': text}]])\n",
    "a parameter that says it is not used": "@app.get('/')\ndef f(_): return 1\n",
    "events of Reflex": "import reflex as rx\nclass State(rx.State):\n    async def save(self, name): await asyncio.sleep(0)\n"
    "    async def select(self): return State.save('x')\n@app.get('/')\nasync def f(): await State().select()\n",
    "a pipeline of Redis": "import redis.asyncio as redis\nclient = redis.Redis()\n@app.get('/')\nasync def f():\n"
    "    async with client.pipeline() as pipe:\n        a = await pipe.get('a')\n        b = await pipe.get('b')\n"
    "        c = await pipe.execute()\n    return [a, b, c]\n",
    "a partial that has the function": "import functools\nfrom starlette.concurrency import run_in_threadpool\n"
    "def work(items): return len(items)\nrun = functools.partial(run_in_threadpool, work)\n@app.get('/')\n"
    "async def f(): return await run(tuple(x for x in 'abc'))\n",
    "a list of jobs": "from arq import Worker\nfrom arq.worker import Function\ndef discover(*names: str) -> list[Function]:\n"
    "    found: list[Function] = []\n    for name in names: found.extend(discover(name))\n    return found\n"
    "async def main(): await Worker(functions=discover('a'), queue_name='x').async_run()\n",
    "a chat engine that remembers": "from llama_index.core import VectorStoreIndex\n@app.get('/')\n"
    "async def f(index: VectorStoreIndex):\n    engine = index.as_chat_engine()\n    a = await engine.achat('why?')\n"
    "    b = await engine.achat('and then?')\n    return [str(a), str(b)]\n",
}


@cache
def findings(project: str) -> tuple[Diagnostic, ...]:
    """What all rules find in a fixture project."""
    return lint(Project(FIXTURES / project), None, ALL_RULES).diagnostics


def span_of(path: Path, qualname: str) -> range:
    """The lines of a function or class, with its decorators; of the whole file without a name."""
    body: list[ast.stmt] = ast.parse(path.read_text("utf-8")).body
    if not qualname:
        return range(1, len(path.read_text("utf-8").splitlines()) + 1)
    for name in qualname.split("."):
        node = next(each for each in body if getattr(each, "name", None) == name)
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        body = node.body
    return range(min([node.lineno, *(each.lineno for each in node.decorator_list)]), (node.end_lineno or 0) + 1)


@pytest.mark.parametrize("rule", [rule.name for rule in all_rules() if rule.code > "FAL1"])
def test_every_rule_says_what_it_must_not_report(rule: str) -> None:
    assert TABLE.get(rule)
    assert all(TABLE[rule].values())


def test_the_table_speaks_of_rules() -> None:
    assert set(TABLE) <= {rule.name for rule in all_rules()}


@pytest.mark.parametrize(("rule", "place"), [each for each in PLACES if not each[1].startswith("traps: ")])
def test_a_program_is_silent_there(rule: str, place: str) -> None:
    file, _, qualname = place.partition(" ")
    topic, project, *rest = file.split("/")
    root = FIXTURES / topic / project
    lines = span_of(root.joinpath(*rest), qualname)
    found = [
        each
        for each in findings(f"{topic}/{project}")
        if each.name == rule
        for at in (each, *each.also)
        if at.path == root.joinpath(*rest) and at.span.line in lines
    ]
    assert found == []


@pytest.mark.parametrize(("rule", "place"), [each for each in PLACES if each[1].startswith("traps: ")])
def test_a_trap_is_silent(rule: str, place: str, tmp_path: Path) -> None:
    text = {**SILENT, **TRAPS}[place.removeprefix("traps: ")]
    project = Analysed(tmp_path, START + text).project
    assert [each for each in lint(project, None, ALL_RULES).diagnostics if each.name == rule] == []


def test_all_traps_are_in_the_table() -> None:
    assert {f"traps: {name}" for name in TRAPS} <= {place for _, place in PLACES}
