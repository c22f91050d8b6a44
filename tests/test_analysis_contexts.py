"""Where functions run: the rows of the truth table that the runtime fixtures measure, each as a tiny program."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import Analysed

APP = "from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, Request, WebSocket\napp = FastAPI()\n"

# name: program (after APP), function, contexts
CASES: dict[str, tuple[str | dict[str, str], str, set[str]]] = {
    # --- path operations
    "app.get async": ("@app.get('/')\nasync def f(): ...", "f", {"loop"}),
    "app.get def": ("@app.get('/')\ndef f(): ...", "f", {"thread"}),
    "router.post def": ("r = APIRouter()\n@r.post('/')\ndef f(): ...", "f", {"thread"}),
    "api_route def": ("@app.api_route('/', methods=['GET'])\ndef f(): ...", "f", {"thread"}),
    "call form": ("def f(): ...\napp.get('/')(f)", "f", {"thread"}),
    "add_api_route def": ("def f(): ...\napp.add_api_route('/', f)", "f", {"thread"}),
    "add_api_route async": ("async def f(): ...\napp.add_api_route('/', f)", "f", {"loop"}),
    "add_api_route of a method": (
        "class C:\n    def __init__(self):\n        self.router = APIRouter()\n        self.router.add_api_route('/', self.f)\n"
        "    def f(self): ...",
        "C.f",
        {"thread"},
    ),
    "self.router decorator": (
        "class C:\n    def __init__(self):\n        self.router = APIRouter()\n        @self.router.get('/')\n        def f(): ...",
        "C.__init__.<locals>.f",
        {"thread"},
    ),
    "router of another file": (
        {
            "r.py": "from fastapi import APIRouter\nrouter = APIRouter()",
            "app.py": "from r import router\n@router.get('/')\ndef f(): ...",
        },
        "f",
        {"thread"},
    ),
    "router subclass": ("class R(APIRouter): ...\nr = R()\n@r.get('/')\ndef f(): ...", "f", {"thread"}),
    "app subclass": ("class A(FastAPI): ...\na = A()\n@a.get('/')\ndef f(): ...", "f", {"thread"}),
    "router in a factory": (
        "def make():\n    r = APIRouter()\n    @r.get('/')\n    def f(): ...\n    return r",
        "make.<locals>.f",
        {"thread"},
    ),
    "app as an annotated parameter": (
        "def register(a: FastAPI):\n    @a.get('/')\n    def f(): ...",
        "register.<locals>.f",
        {"thread"},
    ),
    "app as a parameter": (
        "def register(a):\n    @a.get('/')\n    def f(): ...\nregister(app)",
        "register.<locals>.f",
        {"thread"},
    ),
    "app made by a factory": ("def make(): return FastAPI()\na = make()\n@a.get('/')\ndef f(): ...", "f", {"thread"}),
    "stacked route decorators": ("@app.get('/')\n@app.post('/')\ndef f(): ...", "f", {"thread"}),
    "unknown decorator below": ("import lib\n@app.get('/')\n@lib.limit('5/m')\ndef f(): ...", "f", {"thread"}),
    "getattr registration": ("def f(): ...\ngetattr(app, 'get')('/')(f)", "f", {"thread"}),
    "table of routes": (
        "def f(): ...\nfor path, fn in [('/', f)]:\n    app.add_api_route(path, fn)",
        "f",
        {"thread"},
    ),
    "starlette Route": (
        "from starlette.routing import Route\ndef f(request): ...\nroutes = [Route('/', f)]",
        "f",
        {"thread"},
    ),
    "HTTPEndpoint": (
        "from starlette.endpoints import HTTPEndpoint\nclass E(HTTPEndpoint):\n    def get(self, r): ...",
        "E.get",
        {"thread"},
    ),
    "websocket def": ("@app.websocket('/')\ndef f(ws: WebSocket): ...", "f", {"loop"}),
    "partial of what runs it": (
        "from functools import partial\nfrom starlette.concurrency import run_in_threadpool\ndef f(a): ...\ndef other(): ...\n"
        "run = partial(run_in_threadpool, f)\n@app.get('/')\nasync def g():\n    await run(other)",
        "f",
        {"thread"},
    ),
    "argument of a partial of what runs another": (
        "from functools import partial\nfrom starlette.concurrency import run_in_threadpool\ndef f(a): ...\ndef other(): ...\n"
        "run = partial(run_in_threadpool, f)\n@app.get('/')\nasync def g():\n    await run(other)",
        "other",
        set(),
    ),
    "partial endpoint": (
        "from functools import partial\ndef f(a): ...\napp.add_api_route('/', partial(f, 1))",
        "f",
        {"thread"},
    ),
    "callable instance endpoint": (
        "class E:\n    def __call__(self): ...\napp.add_api_route('/', E())",
        "E.__call__",
        {"thread"},
    ),
    "lambda endpoint": ("app.add_api_route('/', lambda: 1)", "<lambda>", {"thread"}),
    "async wrapper over def": (
        "import functools\ndef d(fn):\n    @functools.wraps(fn)\n    async def w(): return fn()\n    return w\n"
        "@app.get('/')\n@d\ndef f(): ...",
        "f",
        {"loop"},
    ),
    "method that a class-based view decorates": (
        "from fastapi_utils.cbv import cbv\nr = APIRouter()\n@cbv(r)\nclass V:\n    @r.get('/')\n    def f(self): ...",
        "V.f",
        {"thread"},
    ),
    # --- dependencies
    "Depends def": ("def g(): ...\n@app.get('/')\nasync def f(x=Depends(g)): ...", "g", {"thread"}),
    "Depends async": ("async def g(): ...\n@app.get('/')\ndef f(x=Depends(g)): ...", "g", {"loop"}),
    "Depends generator": ("def g():\n    yield 1\n@app.get('/')\nasync def f(x=Depends(g)): ...", "g", {"thread"}),
    "Annotated Depends": (
        "from typing import Annotated\ndef g(): ...\n@app.get('/')\nasync def f(x: Annotated[int, Depends(g)]): ...",
        "g",
        {"thread"},
    ),
    "string annotation with Depends": (
        "from typing import Annotated\ndef g(): ...\n@app.get('/')\nasync def f(x: 'Annotated[int, Depends(g)]'): ...",
        "g",
        {"thread"},
    ),
    "Depends in dependencies=": (
        "def g(): ...\n@app.get('/', dependencies=[Depends(g)])\nasync def f(): ...",
        "g",
        {"thread"},
    ),
    "Security": (
        "from fastapi import Security\ndef g(): ...\n@app.get('/')\nasync def f(x=Security(g)): ...",
        "g",
        {"thread"},
    ),
    "Depends class": (
        "class G:\n    def __init__(self): ...\n@app.get('/')\nasync def f(x=Depends(G)): ...",
        "G.__init__",
        {"thread"},
    ),
    "Depends() with annotation": (
        "class G:\n    def __init__(self): ...\n@app.get('/')\nasync def f(x: G = Depends()): ...",
        "G.__init__",
        {"thread"},
    ),
    "Annotated[G, Depends()]": (
        "from typing import Annotated\nclass G:\n    def __init__(self): ...\n@app.get('/')\n"
        "async def f(x: Annotated[G, Depends()]): ...",
        "G.__init__",
        {"thread"},
    ),
    "method of a class dependency": (
        "class G:\n    def go(self): ...\n@app.get('/')\nasync def f(x: G = Depends()):\n    x.go()",
        "G.go",
        {"loop"},
    ),
    "Depends instance": (
        "class G:\n    def __call__(self): ...\n@app.get('/')\nasync def f(x=Depends(G())): ...",
        "G.__call__",
        {"thread"},
    ),
    "Depends factory": (
        "def need(role):\n    def check(): ...\n    return check\n@app.get('/')\nasync def f(x=Depends(need('a'))): ...",
        "need.<locals>.check",
        {"thread"},
    ),
    "Depends lambda": ("@app.get('/')\nasync def f(x=Depends(lambda: 1)): ...", "<lambda>", {"thread"}),
    "dependency override": ("def g(): ...\ndef h(): ...\napp.dependency_overrides[g] = h", "h", {"thread"}),
    # --- everything else
    "add_task def": (
        "def g(): ...\n@app.get('/')\nasync def f(t: BackgroundTasks):\n    t.add_task(g)",
        "g",
        {"thread"},
    ),
    "add_task async": (
        "async def g(): ...\n@app.get('/')\ndef f(t: BackgroundTasks):\n    t.add_task(g)",
        "g",
        {"loop"},
    ),
    "add_task method": (
        "class S:\n    def g(self): ...\n@app.get('/')\nasync def f(t: BackgroundTasks):\n    t.add_task(S().g)",
        "S.g",
        {"thread"},
    ),
    "StreamingResponse generator": (
        "from fastapi.responses import StreamingResponse\ndef g():\n    yield b''\n@app.get('/')\nasync def f():\n"
        "    return StreamingResponse(g())",
        "g",
        {"thread"},
    ),
    "StreamingResponse async generator": (
        "from fastapi.responses import StreamingResponse\nasync def g():\n    yield b''\n@app.get('/')\ndef f():\n"
        "    return StreamingResponse(g())",
        "g",
        {"loop"},
    ),
    "async generator that a def makes and a coroutine iterates": (
        "async def g():\n    yield b''\nx = g()\n@app.get('/')\ndef f(): return g()\n@app.get('/h')\nasync def h():\n"
        "    async for _ in g(): ...",
        "g",
        {"loop"},
    ),
    "async generator in a comprehension": (
        "async def g():\n    yield 1\n@app.get('/')\nasync def f(): return [x async for x in g()]",
        "g",
        {"loop"},
    ),
    "exception handler def": ("@app.exception_handler(ValueError)\ndef f(request, error): ...", "f", {"thread"}),
    "add_exception_handler async": (
        "async def f(request, error): ...\napp.add_exception_handler(ValueError, f)",
        "f",
        {"loop"},
    ),
    "http middleware def": (
        "@app.middleware('http')\ndef f(request, call_next): return call_next(request)",
        "f",
        {"loop"},
    ),
    "BaseHTTPMiddleware": (
        "from starlette.middleware.base import BaseHTTPMiddleware\nclass M(BaseHTTPMiddleware):\n"
        "    async def dispatch(self, request, call_next): ...",
        "M.dispatch",
        {"loop"},
    ),
    "ASGI middleware": (
        "class M:\n    async def __call__(self, scope, receive, send): ...\napp.add_middleware(M)",
        "M.__call__",
        {"loop"},
    ),
    "validator": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...\n@app.post('/')\ndef f(b: B): ...",
        "B.v",
        {"loop"},
    ),
    "validator of a model of nobody": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...",
        "B.v",
        set(),
    ),
    "validator of a model that a dependency gives": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...\ndef get(): ...\n@app.post('/')\ndef f(b: Annotated[B, Depends(get)], c: B = Depends(get)): ...",
        "B.v",
        set(),
    ),
    "validator of a model that another one holds": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...\nclass C(BaseModel):\n    parts: dict[str, list[B]] | None = None\nclass D(C): ...\n"
        "@app.post('/')\ndef f(d: D): ...",
        "B.v",
        {"loop"},
    ),
    "validator that a derived model has another of": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...\nclass C(B):\n    @field_validator('x')\n    def v(cls, x): ...\n"
        "@app.post('/')\ndef f(d: C): ...",
        "B.v",
        set(),
    ),
    "validator of a response model of a def": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...\n@app.get('/', response_model=list[B])\ndef f(): return [{'x': 1}]",
        "B.v",
        {"thread"},
    ),
    "validator of a model that a def builds": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...\n@app.get('/')\ndef f(): B(x=1)",
        "B.v",
        {"thread"},
    ),
    "validator of a field that is not given": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    y: int\n    x: int = 1\n"
        "    @field_validator('x')\n    def v(cls, x): ...\n@app.get('/')\nasync def f(): B(y=1)",
        "B.v",
        set(),
    ),
    "validator of all fields": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    y: int\n"
        "    @field_validator('*')\n    def v(cls, x): ...\n@app.get('/')\nasync def f(): B(y=1)",
        "B.v",
        {"loop"},
    ),
    "validator of fields that are unpacked": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n"
        "    @field_validator('x')\n    def v(cls, x): ...\n@app.get('/')\nasync def f(d: dict): B(**d)",
        "B.v",
        {"loop"},
    ),
    "default factory of a field that is given": (
        "from pydantic import BaseModel, Field\ndef g(): ...\nclass B(BaseModel):\n    x: int = Field(default_factory=g)\n"
        "@app.get('/')\nasync def f(): B(x=1)",
        "g",
        set(),
    ),
    "default factory of a field that is not given": (
        "from pydantic import BaseModel, Field\ndef g(): ...\nclass B(BaseModel):\n    x: int = Field(default_factory=g)\n"
        "@app.get('/')\nasync def f(): B()",
        "g",
        {"loop"},
    ),
    "validator of data that is parsed": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int\n"
        "    @field_validator('x')\n    def v(cls, x): ...\n@app.get('/')\nasync def f(): B.model_validate({})",
        "B.v",
        {"loop"},
    ),
    "validator of data that an adapter parses": (
        "from pydantic import BaseModel, TypeAdapter, field_validator\nclass B(BaseModel):\n    x: int\n"
        "    @field_validator('x')\n    def v(cls, x): ...\nclass C(BaseModel):\n    b: B\nCs = list[C] | None\n"
        "adapter = TypeAdapter(Cs)\n@app.get('/')\nasync def f(): adapter.validate_python([])",
        "B.v",
        {"loop"},
    ),
    "validator of a default": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n"
        "    @field_validator('x')\n    def v(cls, x): ...\n@app.post('/')\ndef f(b: B = B()): ...",
        "B.v",
        {"loop"},
    ),
    "validator of a model that is copied": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int\n"
        "    @field_validator('x')\n    def v(cls, x): ...\nb = B.model_construct()\n"
        "@app.get('/')\nasync def f(): b.model_copy()",
        "B.v",
        set(),
    ),
    "validator of a response that is an instance already": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...\nb = B.model_construct()\n@app.get('/')\nasync def f() -> list[B]: return [b]",
        "B.v",
        set(),
    ),
    "validator of a model that stands beside a dependency's name": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...\ndef get(): ...\nGet = Depends(get)\n@app.get('/')\nasync def f(b: Annotated[B, Get]): ...",
        "B.v",
        set(),
    ),
    "validator of a model that another library injects": (
        "from dishka.integrations.fastapi import FromDishka\nfrom pydantic import BaseModel, field_validator\n"
        "class B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n    def v(cls, x): ...\n"
        "@app.get('/')\nasync def f(b: FromDishka[B]): ...",
        "B.v",
        set(),
    ),
    "validator of a class variable": (
        "from typing import ClassVar\nfrom pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n"
        "    @field_validator('x')\n    def v(cls, x): ...\nclass C(BaseModel):\n    b: ClassVar[B]\n    t: type[B]\n"
        "@app.post('/')\ndef f(c: C): ...",
        "B.v",
        set(),
    ),
    "validator of a parameter with a marker and a named default": (
        "from pydantic import AfterValidator, StringConstraints\ndef v(x): ...\nclass Marker: ...\nDEFAULT = -1\n"
        "@app.get('/')\ndef f(x: Annotated[int, AfterValidator(v), Marker()] = DEFAULT): ...",
        "v",
        {"loop"},
    ),
    "validator of a model that a class dependency asks for": (
        "from pydantic import BaseModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n    @field_validator('x')\n"
        "    def v(cls, x): ...\nclass D:\n    def __init__(self, b: B): ...\n@app.post('/')\ndef f(d: D = Depends()): ...",
        "B.v",
        {"loop"},
    ),
    "validator of settings": (
        "from pydantic import field_validator\nfrom pydantic_settings import BaseSettings\nclass S(BaseSettings):\n"
        "    x: int = 1\n    @field_validator('x')\n    def v(cls, x): ...\n@app.get('/')\nasync def f(): S()",
        "S.v",
        {"loop"},
    ),
    "validator of what a root model holds": (
        "from pydantic import BaseModel, RootModel, field_validator\nclass B(BaseModel):\n    x: int = 1\n"
        "    @field_validator('x')\n    def v(cls, x): ...\nclass R(RootModel[list[B]]): ...\n@app.post('/')\ndef f(r: R): ...",
        "B.v",
        {"loop"},
    ),
    "validator of a field that is given by an alias": (
        "from pydantic import BaseModel, Field\ndef g(): ...\nclass B(BaseModel):\n"
        "    x: int = Field(default_factory=g, alias='X')\n@app.get('/')\nasync def f(): B(X=1)",
        "g",
        set(),
    ),
    "serializer of a model that is written out": (
        "from pydantic import BaseModel, field_serializer\nclass B(BaseModel):\n    @field_serializer('x')\n"
        "    def s(self, x): ...\nb = B()\n@app.get('/')\ndef f() -> int: b.model_dump()",
        "B.s",
        {"thread"},
    ),
    "serializer of a model that a path operation returns": (
        "from pydantic import BaseModel, field_serializer\nclass B(BaseModel):\n    @field_serializer('x')\n"
        "    def s(self, x): ...\n@app.get('/')\ndef f(): return B()",
        "B.s",
        {"loop"},
    ),
    "model validator": (
        "from pydantic import BaseModel, model_validator\nclass B(BaseModel):\n    @model_validator(mode='after')\n"
        "    def v(self): ...\n@app.post('/')\ndef f(b: B): ...",
        "B.v",
        {"loop"},
    ),
    "AfterValidator": (
        "from typing import Annotated\nfrom pydantic import AfterValidator\ndef v(x): ...\n"
        "X = Annotated[int, AfterValidator(v)]\n@app.get('/')\ndef f(x: X): ...",
        "v",
        {"loop"},
    ),
    "serializer": (
        "from pydantic import BaseModel, field_serializer\nclass B(BaseModel):\n    @field_serializer('x')\n    def s(self, x): ...\n"
        "@app.get('/')\ndef f() -> B: ...",
        "B.s",
        {"loop"},
    ),
    "computed field": (
        "from pydantic import BaseModel, computed_field\nclass B(BaseModel):\n    @computed_field\n    @property\n"
        "    def s(self) -> int: ...\n@app.get('/')\ndef f() -> B: ...",
        "B.s",
        {"loop"},
    ),
    "response class render": (
        "from starlette.responses import Response\nclass J(Response):\n    def render(self, content): ...\n"
        "@app.get('/', response_class=J)\ndef f(): ...",
        "J.render",
        {"loop"},
    ),
    "on_event def": ("@app.on_event('startup')\ndef f(): ...", "f", {"startup"}),
    "lifespan": (
        "from contextlib import asynccontextmanager\n@asynccontextmanager\nasync def life(app):\n    yield\n"
        "a = FastAPI(lifespan=life)",
        "life",
        {"startup"},
    ),
    "called by a lifespan": (
        "from contextlib import asynccontextmanager\ndef g(): ...\n@asynccontextmanager\nasync def life(app):\n    g()\n    yield\n"
        "a = FastAPI(lifespan=life)",
        "g",
        {"startup"},
    ),
    "run_in_threadpool": (
        "from fastapi.concurrency import run_in_threadpool\ndef g(): ...\n@app.get('/')\nasync def f(): await run_in_threadpool(g)",
        "g",
        {"thread"},
    ),
    "to_thread": (
        "import asyncio\ndef g(): ...\n@app.get('/')\nasync def f(): await asyncio.to_thread(g)",
        "g",
        {"thread"},
    ),
    "anyio to_thread": (
        "import anyio\ndef g(): ...\n@app.get('/')\nasync def f(): await anyio.to_thread.run_sync(g)",
        "g",
        {"thread"},
    ),
    "run_in_executor": (
        "import asyncio\ndef g(): ...\n@app.get('/')\nasync def f():\n    loop = asyncio.get_running_loop()\n"
        "    await loop.run_in_executor(None, g)",
        "g",
        {"thread"},
    ),
    "run_in_executor with a lambda": (
        "import asyncio\ndef g(): ...\n@app.get('/')\nasync def f():\n"
        "    await asyncio.get_event_loop().run_in_executor(None, lambda: g())",
        "g",
        {"thread"},
    ),
    "eager argument of an offload": (
        "import asyncio\ndef g(): ...\n@app.get('/')\nasync def f(): await asyncio.to_thread(g())",
        "g",
        {"loop"},
    ),
    "executor submit": (
        "from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor()\ndef g(): ...\n@app.get('/')\n"
        "async def f(): pool.submit(g)",
        "g",
        {"thread"},
    ),
    "threading.Thread": (
        "import threading\ndef g(): ...\n@app.get('/')\nasync def f(): threading.Thread(target=g).start()",
        "g",
        {"thread"},
    ),
    "create_task": (
        "import asyncio\nasync def g(): ...\n@app.get('/')\nasync def f(): asyncio.create_task(g())",
        "g",
        {"loop"},
    ),
    "TaskGroup": (
        "import asyncio\nasync def g(): ...\n@app.get('/')\nasync def f():\n    async with asyncio.TaskGroup() as tg:\n"
        "        tg.create_task(g())",
        "g",
        {"loop"},
    ),
    "done callback": (
        "import asyncio\ndef g(t): ...\nasync def h(): ...\n@app.get('/')\nasync def f():\n    asyncio.create_task(h()).add_done_callback(g)",
        "g",
        {"loop"},
    ),
    "call_soon": (
        "import asyncio\ndef g(): ...\n@app.get('/')\nasync def f(): asyncio.get_running_loop().call_soon(g)",
        "g",
        {"loop"},
    ),
    "asyncio.run in a def path operation": (
        "import asyncio\nasync def g(): ...\n@app.get('/')\ndef f(): asyncio.run(g())",
        "g",
        {"thread"},
    ),
    "from_thread.run": (
        "import anyio.from_thread\nasync def g(): ...\n@app.get('/')\ndef f(): anyio.from_thread.run(g)",
        "g",
        {"loop"},
    ),
    "run_coroutine_threadsafe": (
        "import asyncio\nasync def g(): ...\n@app.get('/')\ndef f(): asyncio.run_coroutine_threadsafe(g(), loop)",
        "g",
        {"loop"},
    ),
    "called by an async path operation": ("def g(): ...\n@app.get('/')\nasync def f(): g()", "g", {"loop"}),
    "called by both kinds of path operation": (
        "def g(): ...\n@app.get('/')\nasync def f(): g()\n@app.get('/h')\ndef h(): g()",
        "g",
        {"loop", "thread"},
    ),
    "def path operation called by an async one": (
        "@app.get('/')\ndef g(): ...\n@app.get('/f')\nasync def f(): g()",
        "g",
        {"loop", "thread"},
    ),
    "key function": ("def g(x): ...\n@app.get('/')\nasync def f(xs): return sorted(xs, key=g)", "g", {"loop"}),
    "method of self": (
        "class S:\n    def a(self): self.b()\n    def b(self): ...\n@app.get('/')\nasync def f(): S().a()",
        "S.b",
        {"loop"},
    ),
    "callback of a project function": (
        "def g(): ...\ndef run(fn): return fn()\n@app.get('/')\nasync def f(): run(g)",
        "g",
        {"loop"},
    ),
    "__enter__": (
        "class S:\n    def __enter__(self): ...\n    def __exit__(self, *a): ...\n@app.get('/')\nasync def f():\n"
        "    with S(): ...",
        "S.__enter__",
        {"loop"},
    ),
    "__iter__": (
        "class S:\n    def __iter__(self): ...\n@app.get('/')\nasync def f():\n    for _ in S(): ...",
        "S.__iter__",
        {"loop"},
    ),
    "operator method": (
        "class S:\n    def __add__(self, o): ...\n@app.get('/')\nasync def f(): return S() + S()",
        "S.__add__",
        {"loop"},
    ),
    "comparison method": (
        "class S:\n    def __eq__(self, o): ...\n@app.get('/')\nasync def f(): return S() == S()",
        "S.__eq__",
        {"loop"},
    ),
    "property": (
        "class S:\n    @property\n    def p(self): ...\n@app.get('/')\nasync def f(): return S().p",
        "S.p",
        {"loop"},
    ),
    "generator in a for": (
        "def g():\n    yield 1\n@app.get('/')\nasync def f():\n    for _ in g(): ...",
        "g",
        {"loop"},
    ),
    "generator kept in a name": (
        "def g():\n    yield 1\n@app.get('/')\nasync def f():\n    x = g()\n    for _ in x: ...",
        "g",
        {"loop"},
    ),
    "context manager": (
        "from contextlib import contextmanager\n@contextmanager\ndef g():\n    yield\n@app.get('/')\nasync def f():\n"
        "    with g(): ...",
        "g",
        {"loop"},
    ),
    "module level": ("def g(): ...\ng()", "g", {"import"}),
    "script": ("def g(): ...\nif __name__ == '__main__':\n    g()", "g", {"script"}),
    "module level above a script that imports": (
        "def g(): ...\ng()\nif __name__ == '__main__':\n    import uvicorn\n    uvicorn.run(app)",
        "g",
        {"import"},
    ),
    "sync function that nobody calls and that starts a task": (
        "import asyncio\nasync def g(): ...\ndef start(): asyncio.create_task(g())",
        "g",
        {"loop"},
    ),
    "graph node def": (
        "from langgraph.graph import StateGraph\ng = StateGraph(dict)\ndef node(s): ...\ng.add_node('n', node)",
        "node",
        {"thread"},
    ),
    "graph node async": (
        "from langgraph.graph import StateGraph\ng = StateGraph(dict)\nasync def node(s): ...\ng.add_node(node)",
        "node",
        {"loop"},
    ),
    "graph node made fluently": (
        "from langgraph.graph import StateGraph\ndef node(s): ...\ngraph = StateGraph(dict).add_node('n', node).compile()",
        "node",
        {"thread"},
    ),
    "tool def": ("from langchain_core.tools import tool\n@tool\ndef t(x): ...", "t", {"thread"}),
    "repeat_every def": (
        "from fastapi_utils.tasks import repeat_every\n@repeat_every(seconds=1)\ndef f(): ...",
        "f",
        {"thread"},
    ),
    "lifespan that a helper gets in a parameter of a type that is not known": (
        "from contextlib import asynccontextmanager\nfrom elsewhere import Hook\ndef g(): ...\ndef h(): ...\n"
        "@asynccontextmanager\nasync def own(app):\n    h()\n    yield\n"
        "@asynccontextmanager\nasync def lifespan(app):\n    g()\n    yield\n"
        "def make(hook: Hook | None = None): return FastAPI(lifespan=hook or own)\na = make(hook=lifespan)",
        "g",
        {"startup"},
    ),
    "lifespan for a parameter with Starlette's alias of Callable": (
        "from contextlib import asynccontextmanager\nfrom starlette.types import Lifespan\ndef g(): ...\n@asynccontextmanager\n"
        "async def lifespan(app):\n    g()\n    yield\n"
        "def make(override: Lifespan | None = None): return FastAPI(lifespan=override)\nmake(override=lifespan)",
        "g",
        {"startup"},
    ),
    "lifespan that a helper gets from what nobody calls": (
        "from contextlib import asynccontextmanager\ndef g(): ...\n@asynccontextmanager\nasync def lifespan(app):\n    g()\n    yield\n"
        "def make(lifespan=None): return FastAPI(lifespan=lifespan)\ndef application(): return make(lifespan=lifespan)",
        "g",
        {"startup"},
    ),
    "start-up code that nobody is seen to enter otherwise": (
        "class Pool:\n    async def open(self): ...\n    async def __aenter__(self): await self.open()\npool = Pool()\n"
        "@app.on_event('startup')\nasync def start(): await pool.open()",
        "Pool.open",
        {"startup"},
    ),
    "start-up code that a request runs too": (
        "class Pool:\n    async def open(self): ...\npool = Pool()\n@app.on_event('startup')\nasync def start(): await pool.open()\n"
        "@app.post('/again')\nasync def again(): await pool.open()",
        "Pool.open",
        {"startup", "loop"},
    ),
    "called by what a decorator of the project starts": (
        "import asyncio\nfrom functools import wraps\ndef started(f):\n    @wraps(f)\n    def wrapper(*a): return asyncio.run(f(*a))\n"
        "    return wrapper\nasync def g(): ...\n@started\nasync def command(): await g()",
        "g",
        {"thread"},
    ),
    "command of asyncclick": (
        "import asyncclick\n@asyncclick.group()\nasync def cli(): ...\n@cli.command()\nasync def f(): ...",
        "f",
        {"thread"},
    ),
    "function of modal": (
        "import modal\nmodal_app = modal.App('x')\n@modal_app.function()\nasync def f(): ...",
        "f",
        {"process"},
    ),
    "queued for another process, or run at once for want of one": (
        "import os\nfrom rq import Queue\nqueue = Queue()\nasync def g(): ...\n@app.get('/')\nasync def f():\n"
        "    if os.environ.get('INLINE'):\n        return await g()\n    return queue.enqueue(g).id",
        "g",
        {"process"},
    ),
    "method that is queued out of a table of jobs": (
        "from rq import Queue\nfrom jobs import TABLE\nqueue = Queue()\nclass Job:\n    async def run(self): ...\n"
        "@app.get('/')\nasync def f(name: str):\n    return queue.enqueue(TABLE[name].run).id",
        "Job.run",
        {"process"},
    ),
    "method that is queued by its dotted name": (
        {
            "srv/jobs.py": "from rq import Queue\nqueue = Queue()\nasync def g(): ...\nclass Task:\n"
            "    def __init__(self): self.func = 'jobs.task.run'\n    async def run(self): await g()\ntask = Task()\n"
            "def plan(): queue.enqueue(task.func)\n",
        },
        "Task.run",
        {"process"},
    ),
    "method whose name is that of another one that is queued": (
        {
            "srv/jobs.py": "from rq import Queue\nqueue = Queue()\nasync def g(): ...\nqueue.enqueue(g)\nclass Task:\n"
            "    def __init__(self): self.func = 'other.task.run'\n    async def run(self): await g()\ntask = Task()\n",
        },
        "Task.run",
        {"loop"},
    ),
    "queued for another process in a worker thread": (
        "from fastapi.concurrency import run_in_threadpool\nfrom rq import Queue\nqueue = Queue()\nasync def g(): ...\n"
        "@app.get('/')\nasync def f(): await run_in_threadpool(queue.enqueue, g, 1, job_timeout=2)",
        "g",
        {"process"},
    ),
    "queued for another process in an executor, with arguments bound before": (
        "import asyncio\nfrom functools import partial\nfrom rq import Queue\nqueue = Queue()\nasync def g(): ...\n"
        "@app.get('/')\nasync def f():\n    loop = asyncio.get_running_loop()\n"
        "    await loop.run_in_executor(None, partial(queue.enqueue, f=g))",
        "g",
        {"process"},
    ),
    "method that is queued out of a table of jobs, in a worker thread": (
        "import asyncio\nfrom rq import Queue\nfrom jobs import TABLE\nqueue = Queue()\nclass Job:\n"
        "    async def run(self): ...\n@app.get('/')\nasync def f(name: str):\n"
        "    return (await asyncio.to_thread(queue.enqueue, TABLE[name].run)).id",
        "Job.run",
        {"process"},
    ),
    "what a worker thread calls at once": (
        "import asyncio\nfrom functools import reduce\ndef g(a, b): ...\n@app.get('/')\n"
        "async def f(): await asyncio.to_thread(reduce, g, [1, 2])",
        "g",
        {"thread"},
    ),
    "webhooks": ("@app.webhooks.post('x')\ndef f(): ...", "f", set()),
}

MISSING: dict[str, str] = {
    "dependency override": "`dependency_overrides[...] = f` is not a registration",
    "string annotation with Depends": "string annotations with calls are not read",
}


@pytest.mark.parametrize(
    ("program", "function", "expected"),
    [
        pytest.param(
            *case, id=name, marks=pytest.mark.xfail(strict=True, reason=MISSING[name]) if name in MISSING else ()
        )
        for name, case in CASES.items()
    ],
)
def test_function_runs_where_it_does(
    program: str | dict[str, str], function: str, expected: set[str], tmp_path: Path
) -> None:
    files = {"app.py": APP + program} if isinstance(program, str) else program
    assert Analysed(tmp_path, files).contexts(function) == expected


def test_every_missing_case_exists() -> None:
    assert MISSING.keys() <= CASES.keys()
