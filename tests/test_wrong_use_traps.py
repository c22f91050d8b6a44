"""What looks like a wrong use and is none, in libraries that the tests do not install; and files that cannot be run."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import Analysed

START = "import asyncio\nfrom fastapi import FastAPI\napp = FastAPI()\n"

SESSIONS = """
from typing import Annotated
from fastapi import Depends
from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session, sessionmaker
new, old = async_sessionmaker(create_async_engine('x')), sessionmaker(create_engine('x'))
async def get_async():
    async with new() as session:
        yield session
def get_sync():
    session = old_session()
    yield session
def old_session():
    return sessionmaker(create_engine('x'))()
"""
"""Dependencies that give sessions of both kinds."""

SILENT = {
    "coroutines that are given to what makes tasks of them": "async def work(): await asyncio.sleep(1)\n@app.get('/')\n"
    "async def f():\n    task = asyncio.create_task(work())\n    await task\n"
    "def g(loop): return asyncio.run_coroutine_threadsafe(work(), loop).result()\n",
    "a job that a factory makes": "from apscheduler.schedulers.asyncio import AsyncIOScheduler\ndef make(n):\n"
    "    async def work(): await asyncio.sleep(n)\n    return work\nAsyncIOScheduler().add_job(make(1), 'interval')\n",
    "an annotation that is wrong": f"{SESSIONS}@app.get('/')\n"
    "async def f(db: Session = Depends(get_async)):\n    await db.commit()\n    await helper(db)\n"
    "async def helper(db: Session):\n    await db.execute('x')\n",
    "an annotation and nothing else": f"{SESSIONS}class Store:\n    def __init__(self, db: Session): self.db = db\n"
    "    async def save(self): await self.db.commit()\n",
    "what another module injects": f"{SESSIONS}from elsewhere import get_db\n@app.get('/')\n"
    "async def f(db: Annotated[Session, Depends(get_db)]): await db.commit()\n",
    "async-aware caches": "from aiocache import cached\nfrom async_lru import alru_cache\n"
    "@cached()\nasync def a(): await asyncio.sleep(0)\n@alru_cache\nasync def b(): await asyncio.sleep(0)\n",
    "an engine that gives a coroutine which gives a stream": "from llama_index.core import VectorStoreIndex\n"
    "async def f(index: VectorStoreIndex):\n    engine = index.as_chat_engine()\n"
    "    stream = await engine.astream_chat('why?')\n    return [t async for t in stream.async_response_gen()]\n",
    "a response that is entered or awaited": "import aiohttp\nasync def f(session: aiohttp.ClientSession):\n"
    "    async with session.get('x') as a:\n        await a.text()\n    b = await session.get('x')\n    return b\n",
    "a pool that is awaited or entered": "import asyncpg\nasync def f(pool: asyncpg.Pool):\n    async with pool.acquire() as a:\n"
    "        await a.execute('x')\n    b = await pool.acquire()\n    return b\n",
    "run_sync of an async session": "from sqlalchemy.ext.asyncio import AsyncSession\nasync def f(session: AsyncSession):\n"
    "    return await session.run_sync(lambda s: s.execute('x'))\n",
    "rows whose coroutines are gathered": "import pandas as pd\nasync def load(row): await asyncio.sleep(0)\n"
    "async def f(frame: pd.DataFrame):\n    await asyncio.gather(*frame.apply(load, axis=1))\n",
    "an async redis client": "import redis.asyncio as redis\nclient = redis.Redis()\nasync def f():\n    await client.get('x')\n"
    "    pipe = client.pipeline()\n    await pipe.set('a', 'b')\n",
    "a stream that can be iterated both ways": "import litellm\nasync def f():\n"
    "    answer = litellm.completion(model='m', messages=[], stream=True)\n    return [c async for c in answer]\n",
    "a step that can be entered both ways": "import chainlit as cl\nasync def f():\n    with cl.Step('x'):\n"
    "        await asyncio.sleep(0)\n    async with cl.Step('y'):\n        pass\n",
    "a generator expression with await": "async def load(x): return x\ndef f(xs):\n    return (await load(x) for x in xs)\n",
    "hooks that may be coroutine functions": "import httpx\nfrom apscheduler.schedulers.asyncio import AsyncIOScheduler\n"
    "from langchain_core.runnables import RunnableLambda\nfrom langchain_core.tools import StructuredTool\n"
    "async def hook(x): await asyncio.sleep(0)\n"
    "client = httpx.AsyncClient(event_hooks={'request': [hook]})\nAsyncIOScheduler().add_job(hook, 'interval')\n"
    "a = RunnableLambda(hook)\nb = StructuredTool.from_function(coroutine=hook)\napp.add_event_handler('startup', hook)\n"
    "app.add_exception_handler(404, hook)\n",
    "a coroutine that a thread runs itself": "import threading\nfrom functools import partial\n"
    "async def work(): await asyncio.sleep(0)\nasync def f():\n    threading.Thread(target=asyncio.run, args=(work(),)).start()\n"
    "    await asyncio.to_thread(lambda: asyncio.run(work()))\n    await asyncio.to_thread(partial(asyncio.run, work()))\n"
    "    asyncio.get_running_loop().call_soon_threadsafe(asyncio.create_task, work())\n",
    "dependencies that are made": "from functools import partial\nfrom fastapi import Depends, Request\n"
    "async def load(x): await asyncio.sleep(0)\ndef by_partial(x): return partial(load, x)\ndef by_lambda(x): return lambda: x\n"
    "def by_def(x):\n    async def inner(r: Request): await asyncio.sleep(0)\n    return inner\n"
    "class Base:\n    async def __call__(self): await asyncio.sleep(0)\nclass Role(Base):\n    def __init__(self, x): self.x = x\n"
    "class Box:\n    def provider(self): return lambda: 1\n    @classmethod\n    def kind(cls): return cls\nbox = Box()\n"
    "@app.get('/', dependencies=[Depends(by_partial(1)), Depends(by_lambda(1)), Depends(by_def(1)), Depends(Role(1))])\n"
    "async def f(a=Depends(box.provider()), b=Depends(Box.kind())): await asyncio.sleep(0)\n",
    "what can be awaited twice": "async def work(): await asyncio.sleep(0)\nasync def f(flag):\n"
    "    a = asyncio.get_running_loop().create_future()\n    b, c = asyncio.shield(work()), asyncio.gather(work())\n"
    "    for each in (a, b, c):\n        await each\n        await each\n    await a; await a; await b; await b; await c; await c\n",
    "a coroutine that is made anew before each try": "async def work(): await asyncio.sleep(0)\nasync def f():\n"
    "    a = work()\n    try:\n        return await a\n    except ValueError:\n        a = work()\n    return await a\n",
    "a middleware that hands its coroutine on": "from starlette.middleware.base import BaseHTTPMiddleware\n"
    "class Pure:\n    def __init__(self, app): self.app = app\n"
    "    def __call__(self, scope, receive, send): return self.app(scope, receive, send)\n"
    "class Based(BaseHTTPMiddleware):\n    def dispatch(self, request, call_next): return call_next(request)\n"
    "app.add_middleware(Pure)\napp.add_middleware(Based)\n",
    "caches that await": "from asyncache import cached\nfrom cachetools import TTLCache\nfrom fastapi_cache.decorator import cache\n"
    "@cached(TTLCache(1, 2))\nasync def a(): await asyncio.sleep(0)\n"
    "@app.get('/')\n@cache(expire=60)\nasync def b(): await asyncio.sleep(0)\n",
    "decorators that know coroutine functions": "import backoff, sentry_sdk, tenacity\nfrom langfuse.decorators import observe\n"
    "from opentelemetry import trace\nfrom slowapi import Limiter\nfrom fastapi import Request\n"
    "limiter, tracer = Limiter(key_func=str), trace.get_tracer('x')\n"
    "@tenacity.retry(stop=tenacity.stop_after_attempt(3))\nasync def a(): await asyncio.sleep(0)\n"
    "@backoff.on_exception(backoff.expo, ValueError)\nasync def b(): await asyncio.sleep(0)\n"
    "@observe()\nasync def c(): await asyncio.sleep(0)\n@tracer.start_as_current_span('x')\nasync def d(): await asyncio.sleep(0)\n"
    "@sentry_sdk.trace\nasync def e(): await asyncio.sleep(0)\n"
    "@app.get('/')\n@limiter.limit('5/minute')\nasync def g(request: Request): await asyncio.sleep(0)\n",
    "a wrapper that only looks at the arguments": "import functools\ndef number(f):\n    @functools.wraps(f)\n"
    "    def inner(x):\n        try:\n            x = int(x)\n        except ValueError:\n            x = 0\n        return f(x)\n"
    "    return inner\n@number\nasync def a(x): await asyncio.sleep(x)\n",
    "cancel scopes": "import anyio\nfrom contextlib import suppress, nullcontext\nasync def f():\n"
    "    with anyio.move_on_after(1), suppress(ValueError), nullcontext():\n        await asyncio.sleep(0)\n"
    "    with anyio.CancelScope(shield=True):\n        await asyncio.sleep(0)\n    async with nullcontext():\n        pass\n",
    "a generator that is closed or asked for one item": "async def words():\n    yield 1\nasync def f():\n"
    "    await words().aclose()\n    await words().__anext__()\n    return await anext(words())\n",
    "a dependency whose call is decorated by what is not known": "from fastapi import Depends\nfrom makefun import with_signature\n"
    "class Sorting:\n    def __init__(self, default): self.default = default\n    async def __call__(self, by): return by\n"
    "def sorting(default):\n    class Signed(Sorting):\n        @with_signature('(self, by)')\n"
    "        async def __call__(self, by): return await super().__call__(by)\n    return Signed(default)\n"
    "@app.get('/')\nasync def f(by=Depends(sorting('x'))): await asyncio.sleep(0)\n",
    "a helper that is given a client of either kind": "import slack_sdk\nfrom slack_sdk.web.async_client import AsyncWebClient\n"
    "def client(token, is_async=False):\n    if not is_async:\n        return slack_sdk.WebClient(token=token)\n"
    "    return AsyncWebClient(token=token)\n"
    "def call(client, **kwargs):\n    response = client.api_call('x', json=kwargs)\n    return response\n"
    "def show(token):\n    for message in call(client(token)):\n        print(message)\n",
    "one of several runners, of which another may run": "from abc import ABC, abstractmethod\nclass Runner(ABC):\n    @abstractmethod\n"
    "    def run(self): ...\nclass Plain(Runner):\n    def run(self): return 1\nclass Remote(Runner):\n"
    "    def run(self):\n        loop = asyncio.get_running_loop()\n        return loop\n"
    "def start(runner: Runner): return runner.run()\n@app.get('/')\ndef f(runner: Runner): return start(runner)\n",
    "an async generator function behind a decorator that is called": "from inspect import isasyncgenfunction\n"
    "from pydantic import validate_call\ndef wrap(func):\n    checked = validate_call(func, config={})\n"
    "    async def shim(*args, **kwargs):\n        inner = checked(*args, **kwargs)\n        async for item in inner:\n"
    "            yield item\n    return shim if isasyncgenfunction(func) else checked\ndef tool(): return 1, 2\nwrapped = wrap(tool)\n",
    "a workflow that runs in the background": "from agno.workflow import Workflow\n"
    "async def f(socket):\n    return await Workflow(name='x').arun('x', stream=True, background=True, websocket=socket)\n",
    "an attribute that holds functions of several kinds": "from inspect import isasyncgenfunction\n"
    "class Tool:\n    def __init__(self, run): self.run = Tool.wrap(run)\n    @staticmethod\n    def wrap(f):\n"
    "        if isasyncgenfunction(f):\n            async def shim():\n                async for x in f():\n                    yield x\n"
    "            return shim\n        return f\n"
    "async def many(): yield 1\nmade = Tool(many)\n"
    "async def call(tool: Tool):\n    result = tool.run()\n    if not isasyncgenfunction(tool.run):\n        result = await result\n"
    "    return result\n",
    "methods of a model that are no hooks": "from pydantic import BaseModel\nclass User(BaseModel):\n    name: str\n"
    "    async def save(self): await asyncio.sleep(0)\n    @classmethod\n    async def load(cls): await asyncio.sleep(0)\n",
    "await at module level": "await asyncio.sleep(0)\n",
    "a coroutine under two opposite conditions": "async def work(): await asyncio.sleep(0)\nasync def f(flag):\n    a = work()\n"
    "    if flag:\n        await a\n    if not flag:\n        await a\n",
    "a coroutine that is kept as a key": "async def load(x): return x\nasync def f(xs):\n"
    "    jobs = {load(x): x for x in xs}\n    for job in asyncio.as_completed(jobs):\n        print(await job)\n",
}

FOUND = {
    "a job that is called where a scheduler for asyncio is given it": (
        "from apscheduler.schedulers.asyncio import AsyncIOScheduler\nasync def work():\n    while True:\n"
        "        await asyncio.sleep(1)\nscheduler = AsyncIOScheduler()\nscheduler.add_job(work(), 'interval', seconds=9)\n",
        "app.py:9 FAL114",
    ),
    "a job that is called where a queue is given it": (
        "from rq import Queue\ndef work(): print(1)\n@app.get('/')\ndef f(): Queue().enqueue(work())\n",
        "app.py:7 FAL114",
    ),
    "a coroutine that is awaited under a condition, and again": (
        "async def work(): await asyncio.sleep(0)\nasync def f(flag):\n    a = work()\n    if flag:\n        await a\n"
        "    return await a\n",
        "app.py:9 FAL116",
    ),
    "a timer of Prometheus": (
        "from prometheus_client import Histogram\nSECONDS = Histogram('a', 'b')\n@SECONDS.time()\n"
        "async def f(): await asyncio.sleep(0)\n",
        "app.py:6 FAL123",
    ),
    "a sync session that is injected": (
        f"{SESSIONS}@app.get('/')\nasync def f(db: Session = Depends(get_sync)):\n    await db.commit()\n",
        "app.py:21 FAL106",
    ),
    "a sync session in an annotation": (
        f"{SESSIONS}@app.get('/')\nasync def f(db: Annotated[Session, Depends(get_sync)]):\n    await db.commit()\n",
        "app.py:21 FAL106",
    ),
    "a sync session of one's own": (
        f"{SESSIONS}class Store:\n    def __init__(self): self.db = old_session()\n    async def save(self): await self.db.commit()\n",
        "app.py:21 FAL106",
    ),
    "a cache of cachetools": (
        "from cachetools import TTLCache, cached\n@cached(TTLCache(9, 9))\nasync def a(): await asyncio.sleep(0)\n",
        "app.py:5 FAL122",
    ),
    "await in a def": ("def f(x):\n    await x\n", "app.py:5 FAL117"),
    "async for in a def": ("def f(x):\n    async for y in x:\n        print(y)\n", "app.py:5 FAL117"),
    "async with in a def": ("def f(x):\n    async with x:\n        pass\n", "app.py:5 FAL117"),
    "an async comprehension in a def": ("def f(x):\n    return [y async for y in x]\n", "app.py:5 FAL117"),
    "await in a lambda": ("async def f(x):\n    await x\n    return lambda: await x\n", "app.py:6 FAL117"),
    "a dependency that is called": (
        "from fastapi import Depends\ndef get_db():\n    yield 1\n@app.get('/')\ndef f(db=Depends(get_db())): ...\n",
        "app.py:8 FAL115",
    ),
    "a dependency class without a call": (
        "from typing import Annotated\nfrom fastapi import Depends\nclass Role:\n    def __init__(self, name): self.name = name\n"
        "@app.get('/')\ndef f(role: Annotated[str, Depends(Role('x'))]): ...\n",
        "app.py:9 FAL115",
    ),
    "a coroutine dependency that is called": (
        "from fastapi import Security\nasync def user(): return 1\n@app.get('/')\ndef f(u=Security(user())): ...\n",
        "app.py:7 FAL115",
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=list(SILENT))
def test_it_is_silent(text: str, tmp_path: Path) -> None:
    assert [line for line in Analysed(tmp_path, START + text).findings() if " FAL1" in line] == []


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=list(FOUND))
def test_it_is_found(text: str, expected: str, tmp_path: Path) -> None:
    assert expected in Analysed(tmp_path, START + text).findings()


def test_a_decorator_is_one_cause(tmp_path: Path) -> None:
    text = (
        "def safe(f):\n    def inner():\n        try:\n            return f()\n        except ValueError:\n            return 0\n"
        "    return inner\n@safe\nasync def a(): await asyncio.sleep(0)\n@safe\nasync def b(): await asyncio.sleep(0)\n"
    )
    found = [each for each in Analysed(tmp_path, START + text).diagnostics() if each.code == "FAL123"]
    assert [(each.symbol, [place.text for place in each.also]) for each in found] == [("a", ["reached from `b` too"])]
