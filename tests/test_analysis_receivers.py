"""What receivers are known to be, from every place that says so: `see(x)` in each program shows what `x` is."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import Analysed

KNOWN: dict[str, tuple[str | dict[str, str], set[str]]] = {
    # --- annotations
    "annotation": ("import httpx\ndef f(c: httpx.Client): see(c)", {"httpx.Client"}),
    "annotation, from-import with alias": ("from httpx import Client as C\ndef f(c: C): see(c)", {"httpx.Client"}),
    "Optional": ("import httpx, typing as t\ndef f(c: t.Optional[httpx.Client] = None): see(c)", {"httpx.Client"}),
    "union with None": ("import httpx\ndef f(c: httpx.Client | None = None): see(c)", {"httpx.Client"}),
    "Union": (
        "import httpx\nfrom typing import Union\ndef f(c: Union[httpx.Client, 'httpx.AsyncClient']): see(c)",
        {"httpx.Client", "httpx.AsyncClient"},
    ),
    "string annotation": ("import httpx\ndef f(c: 'httpx.Client | None'): see(c)", {"httpx.Client"}),
    "string annotation inside Optional": (
        "from typing import Optional\nclass S: ...\ndef f(c: Optional['S']): see(c)",
        {"S"},
    ),
    "annotation under TYPE_CHECKING": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from httpx import Client\ndef f(c: 'Client'): see(c)",
        {"httpx.Client"},
    ),
    "what a callable's default gives": (
        "from collections.abc import Callable\nfrom typing import Any\nclass S: ...\ndef make(): return S()\n"
        "def f(x: Callable[[], Any] = make): see(x())",
        {"S"},
    ),
    "the same, by an alias and optional": (
        "from typing import Any, Callable, Optional\nclass S: ...\ndef make(): return S()\nMake = Callable[..., Any]\n"
        "def f(x: Optional[Make] = make): see(x())",
        {"S"},
    ),
    "what a callable gives by its annotation, and its default": (
        "from collections.abc import Callable\nclass A: ...\nclass S(A): ...\ndef make(): return S()\n"
        "def f(x: Callable[[], A] = make): see(x())",
        {"A", "S"},
    ),
    "annotated variable": ("import httpx\nc: httpx.Client = make()\nsee(c)", {"httpx.Client"}),
    "annotated variable without value": ("import httpx\nc: httpx.Client\ndef f(): see(c)", {"httpx.Client"}),
    "list item": ("import httpx\ndef f(cs: list[httpx.Client]):\n    for c in cs: see(c)", {"httpx.Client"}),
    "list subscript": ("import httpx\ndef f(cs: list[httpx.Client]): see(cs[0])", {"httpx.Client"}),
    "dict subscript": ("import httpx\ndef f(cs: dict[str, httpx.Client]): see(cs['a'])", {"httpx.Client"}),
    "tuple annotation unpacked": (
        "import httpx\ndef f(cs: tuple[int, httpx.Client]):\n    _, c = cs\n    see(c)",
        {"httpx.Client"},
    ),
    "variadic tuple": (
        "import httpx\ndef f(cs: tuple[httpx.Client, ...]):\n    for c in cs: see(c)",
        {"httpx.Client"},
    ),
    "type[X] called": ("class S: ...\ndef f(make: type[S]): see(make())", {"S"}),
    "class alias": ("import httpx\nC = httpx.Client\ndef f(c: C): see(c)", {"httpx.Client"}),
    "type statement": ("import httpx\ntype C = httpx.Client | None\ndef f(c: C): see(c)", {"httpx.Client"}),
    "old alias of an optional": (
        "import httpx\nfrom typing import Optional\nC = Optional[httpx.Client]\ndef f(c: C): see(c)",
        {"httpx.Client"},
    ),
    "NewType": (
        "import httpx\nfrom typing import NewType\nC = NewType('C', httpx.Client)\ndef f(c: C): see(c)",
        {"httpx.Client"},
    ),
    "TypeVar bound": (
        "import httpx\nfrom typing import TypeVar\nT = TypeVar('T', bound=httpx.Client)\ndef f(c: T): see(c)",
        {"httpx.Client"},
    ),
    "type parameter with a bound": ("import httpx\ndef f[T: httpx.Client](c: T): see(c)", {"httpx.Client"}),
    "star arguments": ("import httpx\ndef f(*cs: httpx.Client):\n    for c in cs: see(c)", {"httpx.Client"}),
    "double star arguments": ("import httpx\ndef f(**cs: httpx.Client): see(cs['a'])", {"httpx.Client"}),
    "callable annotation": (
        "import httpx\nfrom typing import Callable\ndef f(make: Callable[[], httpx.Client]): see(make())",
        {"httpx.Client"},
    ),
    # --- constructors and factories
    "constructor": ("import httpx\nsee(httpx.Client())", {"httpx.Client"}),
    "project class": ("class S: ...\nsee(S())", {"S"}),
    "project class of another file": ({"s.py": "class S: ...", "app.py": "from s import S\nsee(S())"}, {"S"}),
    "factory with annotation": ("import httpx\ndef make() -> httpx.Client: ...\nsee(make())", {"httpx.Client"}),
    "factory by its return": ("import httpx\ndef make(): return httpx.Client()\nsee(make())", {"httpx.Client"}),
    "factory by a returned name": (
        "import httpx\ndef make():\n    c = httpx.Client()\n    return c\nsee(make())",
        {"httpx.Client"},
    ),
    "async factory": (
        "import httpx\nasync def make(): return httpx.Client()\nasync def f(): see(await make())",
        {"httpx.Client"},
    ),
    "cached factory": (
        "import httpx\nfrom functools import lru_cache\n@lru_cache\ndef make(): return httpx.Client()\nsee(make())",
        {"httpx.Client"},
    ),
    "cached factory with arguments": (
        "import functools, httpx\n@functools.lru_cache(maxsize=1)\ndef make(): return httpx.Client()\nsee(make())",
        {"httpx.Client"},
    ),
    "factory in another file": (
        {"f.py": "import httpx\ndef make(): return httpx.Client()", "app.py": "import f\nsee(f.make())"},
        {"httpx.Client"},
    ),
    "class method factory": (
        "class S:\n    @classmethod\n    def make(cls): return cls()\nsee(S.make())",
        {"S"},
    ),
    "class method factory of a subclass": (
        "class B:\n    @classmethod\n    def make(cls): return cls()\nclass S(B): ...\nsee(S.make())",
        {"S"},
    ),
    "class method factory annotated with Self": (
        "from typing import Self\nclass S:\n    @classmethod\n    def make(cls) -> Self: return cls()\nsee(S.make())",
        {"S"},
    ),
    "static method factory": ("class S:\n    @staticmethod\n    def make(): return S()\nsee(S.make())", {"S"}),
    "partial": (
        "import httpx\nfrom functools import partial\nmake = partial(httpx.Client, timeout=1)\nsee(make())",
        {"httpx.Client"},
    ),
    "lambda": ("import httpx\nmake = lambda: httpx.Client()\nsee(make())", {"httpx.Client"}),
    "dict of callables": (
        "class S: ...\nclass T: ...\nMAKERS = {'s': S, 't': T}\ndef f(k): see(MAKERS[k]())",
        {"S", "T"},
    ),
    "dict of callables, get": ("class S: ...\nMAKERS = {'s': S}\ndef f(k): see(MAKERS.get(k)())", {"S"}),
    "list of callables": ("class S: ...\ndef f():\n    for make in [S]: see(make())", {"S"}),
    "list that was appended to": ("class S: ...\ndef f():\n    xs = []\n    xs.append(S())\n    see(xs[0])", {"S"}),
    "dict that was filled": ("class S: ...\nxs = {}\ndef f(k):\n    xs[k] = S()\ndef g(k): see(xs[k])", {"S"}),
    "dict items": ("class S: ...\nXS = {'a': S()}\ndef f():\n    for _, x in XS.items(): see(x)", {"S"}),
    "dict values": ("class S: ...\nXS = {'a': S()}\ndef f():\n    for x in XS.values(): see(x)", {"S"}),
    "enumerate": ("class S: ...\ndef f(xs: list[S]):\n    for _, x in enumerate(xs): see(x)", {"S"}),
    "zip": ("class S: ...\ndef f(xs: list[S]):\n    for x, _ in zip(xs, xs): see(x)", {"S"}),
    "next": ("class S: ...\ndef f(xs: list[S]): see(next(iter(xs)))", {"S"}),
    "comprehension": ("class S: ...\nxs = [S() for _ in range(3)]\nsee(xs[0])", {"S"}),
    "choice": ("class S: ...\ndef f(s=None):\n    s = s or S()\n    see(s)", {"S"}),
    "conditional": ("class S: ...\nclass T: ...\ndef f(c): see(S() if c else T())", {"S", "T"}),
    "walrus": ("class S: ...\ndef f():\n    if (s := S()): see(s)", {"S"}),
    "getattr with a literal name": ("class S: ...\nclass A:\n    s = S()\nsee(getattr(A(), 's'))", {"S"}),
    "copy of a name": ("class S: ...\ns = S()\nt = s\nsee(t)", {"S"}),
    "cast": ("from typing import cast\nclass S: ...\ndef f(x): see(cast(S, x))", {"S"}),
    "fluent method": ("class S:\n    def a(self): return self\nsee(S().a().a())", {"S"}),
    # --- dependencies
    "Depends without annotation": (
        "import httpx\nfrom fastapi import Depends\ndef get(): return httpx.Client()\ndef f(c=Depends(get)): see(c)",
        {"httpx.Client"},
    ),
    "Depends of a generator": (
        "import httpx\nfrom fastapi import Depends\ndef get():\n    yield httpx.Client()\ndef f(c=Depends(get)): see(c)",
        {"httpx.Client"},
    ),
    "Depends of an async generator": (
        "import httpx\nfrom fastapi import Depends\nasync def get():\n    async with httpx.AsyncClient() as c:\n"
        "        yield c\ndef f(c=Depends(get)): see(c)",
        {"httpx.AsyncClient"},
    ),
    "Depends of an annotated generator": (
        "import httpx\nfrom typing import Generator\nfrom fastapi import Depends\n"
        "def get() -> Generator[httpx.Client, None, None]:\n    yield make()\ndef f(c=Depends(get)): see(c)",
        {"httpx.Client"},
    ),
    "Depends of a class": ("from fastapi import Depends\nclass S: ...\ndef f(s=Depends(S)): see(s)", {"S"}),
    "Depends of an instance": (
        "from fastapi import Depends\nclass R: ...\nclass S:\n    def __call__(self): return R()\ndef f(s=Depends(S())): see(s)",
        {"R"},
    ),
    "Depends of a sub-dependency": (
        "from fastapi import Depends\nclass R: ...\nclass S:\n    def __init__(self, r): self.r = r\n"
        "def repo(): return R()\ndef svc(r=Depends(repo)): return S(r)\ndef f(s=Depends(svc)): see(s.r)",
        {"R"},
    ),
    "Annotated": (
        "from typing import Annotated\nfrom fastapi import Depends\nclass S: ...\ndef get(): ...\n"
        "def f(s: Annotated[S, Depends(get)]): see(s)",
        {"S"},
    ),
    "Annotated alias": (
        "from typing import Annotated\nfrom fastapi import Depends\nclass S: ...\ndef get(): ...\n"
        "SDep = Annotated[S, Depends(get)]\ndef f(s: SDep): see(s)",
        {"S"},
    ),
    "Annotated alias of another file": (
        {
            "deps.py": "from typing import Annotated\nfrom fastapi import Depends\nfrom s import S\ndef get(): ...\n"
            "SDep = Annotated[S, Depends(get)]",
            "s.py": "class S: ...",
            "app.py": "from deps import SDep\ndef f(s: SDep): see(s)",
        },
        {"S"},
    ),
    "Annotated with Any": (
        "from typing import Annotated, Any\nfrom fastapi import Depends\nclass S: ...\ndef get(): return S()\n"
        "def f(s: Annotated[Any, Depends(get)]): see(s)",
        {"S"},
    ),
    "annotation wins over Depends": (
        "from fastapi import Depends\nclass S: ...\ndef f(s: S = Depends()): see(s)",
        {"S"},
    ),
    "Depends of a method": (
        "from fastapi import Depends\nclass S: ...\nclass P:\n    def get(self): return S()\np = P()\n"
        "def f(s=Depends(p.get)): see(s)",
        {"S"},
    ),
    # --- attributes
    "attribute from __init__": (
        "import httpx\nclass S:\n    def __init__(self): self.c = httpx.Client()\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "attribute from a parameter of __init__": (
        "import httpx\nclass S:\n    def __init__(self, c: httpx.Client): self.c = c\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "annotated attribute in __init__": (
        "import httpx\nclass S:\n    def __init__(self): self.c: httpx.Client | None = None\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "attribute set in another method": (
        "import httpx\nclass S:\n    def open(self): self.c = httpx.Client()\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "attributes set as a tuple": (
        "import httpx\nclass S:\n    def __init__(self): self.c, self.n = httpx.Client(), 1\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "attribute by `with ... as self.c`": (
        "import httpx\nclass S:\n    def f(self):\n        with httpx.Client() as self.c: see(self.c)",
        {"httpx.Client"},
    ),
    "attribute of an inherited __init__": (
        "import httpx\nclass B:\n    def __init__(self): self.c = httpx.Client()\nclass S(B):\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "attribute from an argument of the constructor": (
        "class R: ...\nclass S:\n    def __init__(self, r): self.r = r\ns = S(R())\ndef f(): see(s.r)",
        {"R"},
    ),
    "class annotation": ("import httpx\nclass S:\n    c: httpx.Client\n    def f(self): see(self.c)", {"httpx.Client"}),
    "class attribute": (
        "import httpx\nclass S:\n    c = httpx.Client()\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "class attribute through cls": (
        "class R: ...\nclass S:\n    r = R()\n    @classmethod\n    def f(cls): see(cls.r)",
        {"R"},
    ),
    "dataclass field": (
        "import httpx\nfrom dataclasses import dataclass, field\n@dataclass\nclass S:\n"
        "    c: httpx.Client = field(default_factory=httpx.Client)\ndef f(s: S): see(s.c)",
        {"httpx.Client"},
    ),
    "pydantic field": (
        "import httpx\nfrom pydantic import BaseModel, Field\nclass S(BaseModel):\n"
        "    c: httpx.Client = Field(default_factory=httpx.Client)\ndef f(s: S): see(s.c)",
        {"httpx.Client"},
    ),
    "pydantic private attribute": (
        "import httpx\nfrom pydantic import BaseModel, PrivateAttr\nclass S(BaseModel):\n"
        "    _c: httpx.Client = PrivateAttr()\n    def f(self): see(self._c)",
        {"httpx.Client"},
    ),
    "sqlmodel relationship": (
        "from sqlmodel import Relationship, SQLModel\nclass T(SQLModel): ...\nclass S(SQLModel):\n"
        "    t: T = Relationship()\n    def f(self): see(self.t)",
        {"T"},
    ),
    "attribute of an attribute": (
        "import httpx\nclass A:\n    def __init__(self): self.c = httpx.Client()\nclass S:\n"
        "    def __init__(self): self.a = A()\n    def f(self): see(self.a.c)",
        {"httpx.Client"},
    ),
    "property": (
        "import httpx\nclass S:\n    @property\n    def c(self): return httpx.Client()\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "property with a setter": (
        "import httpx\nclass S:\n    @property\n    def c(self): return httpx.Client()\n    @c.setter\n"
        "    def c(self, v): ...\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "cached property": (
        "import httpx\nfrom functools import cached_property\nclass S:\n    @cached_property\n"
        "    def c(self) -> httpx.Client: ...\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "lazily made attribute": (
        "import httpx\nclass S:\n    _c = None\n    @property\n    def c(self):\n        if self._c is None:\n"
        "            self._c = httpx.Client()\n        return self._c\n    def f(self): see(self.c)",
        {"httpx.Client"},
    ),
    "singleton by __new__": (
        "class S:\n    _one = None\n    def __new__(cls):\n        if cls._one is None:\n"
        "            cls._one = super().__new__(cls)\n        return cls._one\nsee(S())",
        {"S"},
    ),
    "class attribute set from outside": (
        "import httpx\nclass Clients:\n    http = None\ndef startup():\n    Clients.http = httpx.Client()\n"
        "def f(): see(Clients.http)",
        {"httpx.Client"},
    ),
    "instance attribute set from outside": (
        "import httpx\nclass Holder: ...\nholder = Holder()\ndef startup():\n    holder.c = httpx.Client()\n"
        "def f(): see(holder.c)",
        {"httpx.Client"},
    ),
    "class attribute set through cls": (
        "import httpx\nclass P:\n    c = None\n    @classmethod\n    def open(cls): cls.c = httpx.Client()\n"
        "    @classmethod\n    def f(cls): see(cls.c)",
        {"httpx.Client"},
    ),
    "app.state": (
        "import httpx\nfrom fastapi import FastAPI, Request\napp = FastAPI()\napp.state.c = httpx.Client()\n"
        "def f(request: Request): see(request.app.state.c)",
        {"httpx.Client"},
    ),
    "app.state in a lifespan": (
        "import httpx\nfrom fastapi import FastAPI, Request\nasync def lifespan(app: FastAPI):\n"
        "    app.state.c = httpx.Client()\n    yield\ndef f(request: Request): see(request.app.state.c)",
        {"httpx.Client"},
    ),
    "app.state in a lifespan without annotation": (
        "import httpx\nfrom contextlib import asynccontextmanager\nfrom fastapi import FastAPI, Request\n"
        "@asynccontextmanager\nasync def lifespan(app):\n    app.state.c = httpx.Client()\n    yield\n"
        "app = FastAPI(lifespan=lifespan)\ndef f(request: Request): see(request.app.state.c)",
        {"httpx.Client"},
    ),
    "app.state entered": (
        "import httpx\nfrom fastapi import FastAPI, Request\nasync def lifespan(app: FastAPI):\n"
        "    async with httpx.AsyncClient() as app.state.c: yield\ndef f(request: Request): see(request.app.state.c)",
        {"httpx.AsyncClient"},
    ),
    "request.state": (
        "import httpx\nfrom fastapi import Request\ndef g(request: Request): request.state.c = httpx.Client()\n"
        "def f(request: Request): see(request.state.c)",
        {"httpx.Client"},
    ),
    "lifespan state": (
        "import httpx\nfrom contextlib import asynccontextmanager\nfrom fastapi import FastAPI, Request\n"
        "@asynccontextmanager\nasync def lifespan(app):\n    yield {'c': httpx.Client()}\n"
        "app = FastAPI(lifespan=lifespan)\ndef f(request: Request): see(request.state.c)",
        {"httpx.Client"},
    ),
    # --- context managers, singletons, globals
    "with": ("import httpx\ndef f():\n    with httpx.Client() as c: see(c)", {"httpx.Client"}),
    "async with": (
        "import httpx\nasync def f():\n    async with httpx.AsyncClient() as c: see(c)",
        {"httpx.AsyncClient"},
    ),
    "context manager of the project": (
        "import httpx\nfrom contextlib import contextmanager\n@contextmanager\ndef open_():\n    yield httpx.Client()\n"
        "def f():\n    with open_() as c: see(c)",
        {"httpx.Client"},
    ),
    "async context manager of the project": (
        "import httpx\nfrom contextlib import asynccontextmanager\n@asynccontextmanager\nasync def open_():\n"
        "    yield httpx.Client()\nasync def f():\n    async with open_() as c: see(c)",
        {"httpx.Client"},
    ),
    "kept by a class decorator": (
        "def singleton(cls):\n    kept = {}\n    def get(*a):\n        if cls not in kept:\n            kept[cls] = cls(*a)\n"
        "        return kept[cls]\n    return get\n@singleton\nclass R: ...\n@singleton\nclass S: ...\ndef f(): see(R())",
        {"R"},
    ),
    "context manager class": (
        "class R: ...\nclass S:\n    def __enter__(self): return R()\ndef f():\n    with S() as r: see(r)",
        {"R"},
    ),
    "async context manager class": (
        "class S:\n    async def __aenter__(self): return self\nasync def f():\n    async with S() as s: see(s)",
        {"S"},
    ),
    "enter_async_context": (
        "import httpx\nfrom contextlib import AsyncExitStack\nasync def f():\n    async with AsyncExitStack() as stack:\n"
        "        c = await stack.enter_async_context(httpx.AsyncClient())\n        see(c)",
        {"httpx.AsyncClient"},
    ),
    "iterator class": (
        "class R: ...\nclass S:\n    def __iter__(self): return self\n    def __next__(self): return R()\n"
        "def f():\n    for r in S(): see(r)",
        {"R"},
    ),
    "generator of the project": (
        "class R: ...\ndef gen():\n    yield R()\ndef f():\n    for r in gen(): see(r)",
        {"R"},
    ),
    "async generator of the project": (
        "class R: ...\nasync def gen():\n    yield R()\nasync def f():\n    async for r in gen(): see(r)",
        {"R"},
    ),
    "module singleton": (
        {"c.py": "import httpx\nclient = httpx.Client()", "app.py": "from c import client\ndef f(): see(client)"},
        {"httpx.Client"},
    ),
    "module singleton through the module": (
        {
            "pkg/__init__.py": "",
            "pkg/c.py": "import httpx\nclient = httpx.Client()",
            "app.py": "from pkg import c\nsee(c.client)",
        },
        {"httpx.Client"},
    ),
    "re-export": (
        {
            "pkg/__init__.py": "from .c import client as http",
            "pkg/c.py": "import httpx\nclient = httpx.Client()",
            "app.py": "from pkg import http\nsee(http)",
        },
        {"httpx.Client"},
    ),
    "star import": ({"s.py": "class S: ...", "app.py": "from s import *\nsee(S())"}, {"S"}),
    "star import of a star import": (
        {"s.py": "class S: ...", "t.py": "from s import *", "app.py": "from t import *\nsee(S())"},
        {"S"},
    ),
    "name from a package that re-exports with stars": (
        {
            "p/__init__.py": "from .m import *",
            "p/m/__init__.py": "from .s import *",
            "p/m/s.py": "class S: ...",
            "app.py": "from p import S\nsee(S())",
        },
        {"S"},
    ),
    "star import of a library": ("from httpx import *\nsee(Client())", {"httpx.Client"}),
    "import with a fallback": (
        "try:\n    from fast import Client\nexcept ImportError:\n    from httpx import Client\nsee(Client)",
        {"type httpx.Client", "type fast.Client"},
    ),
    "import inside a function": ("def f():\n    import httpx\n    see(httpx.Client())", {"httpx.Client"}),
    "global that startup sets, annotated": (
        "import httpx\nc: httpx.Client | None = None\ndef startup():\n    global c\n    c = httpx.Client()\ndef f(): see(c)",
        {"httpx.Client"},
    ),
    "global that startup sets": (
        "import httpx\nc = None\ndef startup():\n    global c\n    c = httpx.Client()\ndef f(): see(c)",
        {"httpx.Client"},
    ),
    "lazy getter of a global": (
        "import httpx\n_c = None\ndef get():\n    global _c\n    if _c is None:\n        _c = httpx.Client()\n    return _c\nsee(get())",
        {"httpx.Client"},
    ),
    "module attribute set from another file": (
        {
            "s.py": "client = None",
            "app.py": "import httpx\nimport s\ndef up(): s.client = httpx.Client()\ndef f(): see(s.client)",
        },
        {"httpx.Client"},
    ),
    "nonlocal": (
        "class S: ...\ndef f():\n    s = None\n    def g():\n        nonlocal s\n        s = S()\n    g()\n    see(s)",
        {"S"},
    ),
    "closure": ("class S: ...\ndef f():\n    s = S()\n    def g(): see(s)\n    return g", {"S"}),
    "argument of the only call": ("class S: ...\ndef f(s): see(s)\ndef g(): f(S())", {"S"}),
    # --- AI libraries
    "prompt | llm": (
        "from langchain_core.prompts import ChatPromptTemplate\nfrom langchain_openai import ChatOpenAI\n"
        "see(ChatPromptTemplate.from_template('x') | ChatOpenAI())",
        {"langchain_core.runnables.RunnableSequence"},
    ),
    "bind_tools": (
        "from langchain_openai import ChatOpenAI\nllm = ChatOpenAI().bind_tools([])\nasync def f(): see(llm.ainvoke)",
        {"langchain_core.runnables.RunnableBinding.ainvoke()"},
    ),
    "compiled graph": (
        "from langgraph.graph import StateGraph\ng = StateGraph(dict)\napp = g.compile()\nsee(app)",
        {"langgraph.graph.state.CompiledStateGraph"},
    ),
    "async sessionmaker": (
        "from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine\n"
        "Session = async_sessionmaker(create_async_engine('x'))\nasync def f():\n    async with Session() as s: see(s)",
        {"sqlalchemy.ext.asyncio.AsyncSession"},
    ),
    "sessionmaker": (
        "from sqlalchemy import create_engine\nfrom sqlalchemy.orm import sessionmaker\n"
        "Session = sessionmaker(bind=create_engine('x'))\ndef f():\n    with Session() as s: see(s)",
        {"sqlalchemy.orm.Session"},
    ),
    "sessionmaker with class_": (
        "from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine\nfrom sqlalchemy.orm import sessionmaker\n"
        "Session = sessionmaker(create_async_engine('x'), class_=AsyncSession)\nasync def f():\n"
        "    async with Session() as s: see(s)",
        {"sqlalchemy.ext.asyncio.AsyncSession"},
    ),
    # --- class hierarchy
    "inherited method of another file": (
        {
            "b.py": "class R: ...\nclass B:\n    def r(self): return R()",
            "app.py": "from b import B\nclass S(B): ...\nsee(S().r())",
        },
        {"R"},
    ),
    "override": (
        "class R: ...\nclass T: ...\nclass B:\n    def r(self): return T()\nclass S(B):\n    def r(self): return R()\nsee(S().r())",
        {"R"},
    ),
    "super()": (
        "class R: ...\nclass B:\n    def r(self): return R()\nclass S(B):\n    def r(self):\n        see(super().r())",
        {"R"},
    ),
    "super(S, self)": (
        "class R: ...\nclass B:\n    def r(self): return R()\nclass S(B):\n    def r(self):\n        see(super(S, self).r())",
        {"R"},
    ),
    "base called by name": (
        "class R: ...\nclass B:\n    def r(self): return R()\nclass S(B):\n    def r(self):\n        see(B.r(self))",
        {"R"},
    ),
    "mixin": (
        "class R: ...\nclass B: ...\nclass M:\n    def r(self): return R()\nclass S(M, B): ...\nsee(S().r())",
        {"R"},
    ),
    "look-up depth first, as in Python": (
        "class R: ...\nclass T: ...\nclass A:\n    def r(self): return R()\nclass B(A): ...\nclass M:\n"
        "    def r(self): return T()\nclass S(B, M): ...\nsee(S().r())",
        {"R"},
    ),
    "diamond": (
        "class R: ...\nclass T: ...\nclass A:\n    def r(self): return T()\nclass B(A): ...\nclass C(A):\n"
        "    def r(self): return R()\nclass S(B, C): ...\nsee(S().r())",
        {"R"},
    ),
    "generic base": (
        "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass User: ...\nclass Repo(Generic[T]):\n"
        "    def get(self) -> T: ...\nclass Users(Repo[User]): ...\nsee(Users().get())",
        {"User"},
    ),
    "generic instance": (
        "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass User: ...\nclass Repo(Generic[T]):\n"
        "    def get(self) -> T: ...\ndef f(r: Repo[User]): see(r.get())",
        {"User"},
    ),
    "methods of a generic base": (
        "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass U: ...\nclass Repo(Generic[T]):\n"
        "    def one(self): return U()\nclass Users(Repo[U]): ...\nsee(Users().one())",
        {"U"},
    ),
    "abstract method": (
        "from abc import ABC, abstractmethod\nclass R: ...\nclass B(ABC):\n    @abstractmethod\n    def r(self): ...\n"
        "class S(B):\n    def r(self): return R()\ndef f(b: B): see(b.r())",
        {"R"},
    ),
    "protocol, explicitly implemented": (
        "from typing import Protocol\nclass R: ...\nclass P(Protocol):\n    def r(self): ...\nclass S(P):\n"
        "    def r(self): return R()\ndef f(p: P): see(p.r())",
        {"R"},
    ),
    "protocol, structurally implemented": (
        "from typing import Protocol\nclass R: ...\nclass P(Protocol):\n    def r(self): ...\nclass S:\n"
        "    def r(self): return R()\ndef f(p: P): see(p.r())",
        {"R"},
    ),
    "__call__": ("class R: ...\nclass S:\n    def __call__(self): return R()\ns = S()\nsee(s())", {"R"}),
    "__getitem__": ("class R: ...\nclass S:\n    def __getitem__(self, k): return R()\nsee(S()['a'])", {"R"}),
    "operator": ("class R: ...\nclass S:\n    def __or__(self, o): return R()\nsee(S() | S())", {"R"}),
    "class-level callable": ("class R: ...\nclass S:\n    make = R\n    def f(self): see(self.make())", {"R"}),
    "instance-level callable": (
        "class R: ...\nclass S:\n    def __init__(self): self.make = R\n    def f(self): see(self.make())",
        {"R"},
    ),
    "bound method in a variable": ("class R: ...\nclass S:\n    def r(self): return R()\nr = S().r\nsee(r())", {"R"}),
    "library base": ("import httpx\nclass C(httpx.Client): ...\nsee(C().get)", {"httpx.Client.get()"}),
    "named tuple field": (
        "from typing import NamedTuple\nclass R: ...\nclass P(NamedTuple):\n    r: R\ndef f(p: P): see(p.r)",
        {"R"},
    ),
    "typed dict item": (
        "from typing import TypedDict\nclass R: ...\nclass P(TypedDict):\n    r: R\ndef f(p: P): see(p['r'])",
        {"R"},
    ),
    "enum-free match capture": ("class R: ...\ndef f(x):\n    match x:\n        case R() as r: see(r)", {"R"}),
    "part of a class pattern": (
        "class R: ...\ndef f(x):\n    match x:\n        case R(name=n): see(n)",
        set(),
    ),
    # --- decorators
    "decorator that wraps": (
        "import functools\nclass R: ...\ndef d(fn):\n    @functools.wraps(fn)\n    def w(*a, **k): return fn(*a, **k)\n"
        "    return w\n@d\ndef make(): return R()\nsee(make())",
        {"R"},
    ),
    "decorator factory that wraps": (
        "import functools\nclass R: ...\ndef d(n):\n    def dd(fn):\n        @functools.wraps(fn)\n        def w(*a, **k):\n"
        "            return fn(*a, **k)\n        return w\n    return dd\n@d(3)\ndef make(): return R()\nsee(make())",
        {"R"},
    ),
    "decorator that returns the function": (
        "class R: ...\ndef d(fn):\n    return fn\n@d\ndef make(): return R()\nsee(make())",
        {"R"},
    ),
    "wrapper with a try": (
        "class R: ...\ndef d(fn):\n    def w(*a):\n        try:\n            return fn(*a)\n        except Exception:\n"
        "            return None\n    return w\n@d\ndef make(): return R()\nsee(make())",
        {"R"},
    ),
    "wrapper that keeps the result in a name": (
        "class R: ...\ndef d(fn):\n    def w(*a):\n        result = fn(*a)\n        return result\n    return w\n@d\n"
        "def make(): return R()\nsee(make())",
        {"R"},
    ),
    "async wrapper": (
        "class R: ...\ndef d(fn):\n    async def w(*a):\n        return await fn(*a)\n    return w\n@d\n"
        "async def make(): return R()\nasync def f(): see(await make())",
        {"R"},
    ),
    "class decorator": (
        "class R: ...\nclass d:\n    def __init__(self, fn): self.fn = fn\n    def __call__(self): return self.fn()\n@d\n"
        "def make(): return R()\nsee(make())",
        {"R"},
    ),
    "unknown decorator of a library on a class": (
        "import lib\nclass R: ...\n@lib.register\nclass S(R): ...\nsee(S())",
        {"S"},
    ),
    # --- flow
    "after reassignment": ("class R: ...\nclass T: ...\ndef f():\n    x = R()\n    x = T()\n    see(x)", {"T"}),
    "before reassignment": ("class R: ...\nclass T: ...\ndef f():\n    x = R()\n    see(x)\n    x = T()", {"R"}),
    "after both branches": (
        "class R: ...\nclass T: ...\ndef f(c):\n    if c:\n        x = R()\n    else:\n        x = T()\n    see(x)",
        {"R", "T"},
    ),
    "in one branch": (
        "class R: ...\nclass T: ...\ndef f(c):\n    x = R()\n    if c:\n        x = T()\n        see(x)",
        {"T"},
    ),
    "branch that returns": (
        "class R: ...\nclass T: ...\ndef f(c):\n    x = R()\n    if c:\n        x = T()\n        return\n    see(x)",
        {"R"},
    ),
    "branch that raises": (
        "class R: ...\nclass T: ...\ndef f(c):\n    x = R()\n    if c:\n        x = T()\n        raise E\n    see(x)",
        {"R"},
    ),
    "loop that rebinds": (
        "class R: ...\nclass T: ...\ndef f(xs):\n    x = R()\n    for _ in xs:\n        see(x)\n        x = T()",
        {"R", "T"},
    ),
    "after a loop with break": (
        "class R: ...\nclass T: ...\ndef f(xs):\n    x = R()\n    for _ in xs:\n        x = T()\n        break\n    see(x)",
        {"R", "T"},
    ),
    "except handler": (
        "class R: ...\nclass T: ...\ndef f():\n    x = R()\n    try:\n        x = T()\n        g()\n    except E:\n        see(x)",
        {"R", "T"},
    ),
    "after try with a returning handler": (
        "class R: ...\nclass T: ...\ndef f():\n    x = R()\n    try:\n        x = T()\n    except E:\n        return\n    see(x)",
        {"T"},
    ),
    "after try with finally": (
        "class R: ...\nclass T: ...\ndef f():\n    x = R()\n    try:\n        x = T()\n    finally:\n        g()\n    see(x)",
        {"T"},
    ),
    "handler of the outer try": (
        "class R: ...\nclass T: ...\ndef f():\n    x = R()\n    try:\n        try:\n            x = T()\n            g()\n"
        "        except E:\n            raise\n        x = R()\n    except F:\n        see(x)",
        {"R", "T"},
    ),
    "inner try with finally only": (
        "class R: ...\nclass T: ...\ndef f():\n    x = R()\n    try:\n        try:\n            x = T()\n            g()\n"
        "            x = R()\n        finally:\n            h()\n    except F:\n        see(x)",
        {"R", "T"},
    ),
    "isinstance": ("class R: ...\nclass T: ...\ndef f(x: R | T):\n    if isinstance(x, R): see(x)", {"R"}),
    "isinstance, else": (
        "class R: ...\nclass T: ...\ndef f(x: R | T):\n    if isinstance(x, R): ...\n    else: see(x)",
        {"T"},
    ),
    "isinstance, early return": (
        "class R: ...\nclass T: ...\ndef f(x: R | T):\n    if not isinstance(x, R):\n        return\n    see(x)",
        {"R"},
    ),
    "isinstance of an unknown": ("class R: ...\ndef f(x):\n    if isinstance(x, R): see(x)", {"R"}),
    "isinstance of a tuple": (
        "class R: ...\nclass T: ...\nclass U: ...\ndef f(x: R | T | U):\n    if isinstance(x, (R, T)): see(x)",
        {"R", "T"},
    ),
    "isinstance in an assert": (
        "class R: ...\nclass T: ...\ndef f(x: R | T):\n    assert isinstance(x, R)\n    see(x)",
        {"R"},
    ),
    "isinstance in a condition with and": (
        "class R: ...\nclass T: ...\ndef f(x: R | T):\n    if x and isinstance(x, R): see(x)",
        {"R"},
    ),
    "isinstance in a conditional expression": (
        "class R: ...\nclass T: ...\ndef f(x: R | T): return see(x) if isinstance(x, R) else None",
        {"R"},
    ),
    "isinstance of an attribute": (
        "class R: ...\nclass T: ...\nclass S:\n    x: R | T\n    def f(self):\n        if isinstance(self.x, R): see(self.x)",
        {"R"},
    ),
    "match class pattern": (
        "class R: ...\nclass T: ...\ndef f(x: R | T):\n    match x:\n        case R(): see(x)",
        {"R"},
    ),
    "if x is None": ("class R: ...\ndef f(x: R | None = None):\n    if x is None:\n        x = R()\n    see(x)", {"R"}),
    "while True": ("class R: ...\ndef f():\n    while True:\n        x = R()\n        break\n    see(x)", {"R"}),
    "walrus in a while": ("class R: ...\ndef f():\n    while (x := R()): see(x)", {"R"}),
    "reassigned before a lambda with a default": (
        "class R: ...\nclass T: ...\ndef f():\n    x = R()\n    x = T()\n    g(lambda a=1: a, see(x))",
        {"T"},
    ),
    "comprehension variable shadows": (
        "class R: ...\nclass T: ...\ndef f(ts: list[T]):\n    x = R()\n    [see(x) for x in ts]",
        {"T"},
    ),
    "after a comprehension with the same name": (
        "class R: ...\nclass T: ...\ndef f(ts: list[T]):\n    x = R()\n    [x for x in ts]\n    see(x)",
        {"R"},
    ),
    "second manager uses the first": (
        "class R:\n    def __enter__(self): return self\nclass T: ...\ndef f():\n    x = T()\n    with R() as x, see(x): ...",
        {"R"},
    ),
    "walrus in a for": (
        "class R: ...\nclass T: ...\ndef f():\n    x = T()\n    for _ in (x := [R()]): see(x)",
        {"list[R]"},
    ),
    "deleted": ("class R: ...\nclass T: ...\ndef f():\n    x = R()\n    del x\n    x = T()\n    see(x)", {"T"}),
}

MISSING: dict[str, str] = {
    "type parameter with a bound": "type variables are unknown",
    "star import of a library": "a star import of a library gives builtins of those names",
    "nonlocal": "assignments under `nonlocal` are no bindings of the outer function",
    "typed dict item": "items of a TypedDict are unknown",
}
"""Programs whose answer is not yet the expected one, and why; what is most frequent in real services comes first."""


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        pytest.param(
            *case, id=name, marks=pytest.mark.xfail(strict=True, reason=MISSING[name]) if name in MISSING else ()
        )
        for name, case in KNOWN.items()
    ],
)
def test_receiver_is_known(program: str | dict[str, str], expected: set[str], tmp_path: Path) -> None:
    assert Analysed(tmp_path, program).seen() == expected


def test_every_missing_case_exists() -> None:
    assert MISSING.keys() <= KNOWN.keys()
