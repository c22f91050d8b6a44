"""Programs that go round in circles, that are huge, or that are read in another order: always an answer, always the same, soon."""

from __future__ import annotations

import gc
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fastapi_async_lint.analysis.frame import Frame
from fastapi_async_lint.analysis.program import Scope
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import lint
from fastapi_async_lint.project import Project
from support import write

START = "import time, httpx\nfrom fastapi import Depends, FastAPI\napp = FastAPI()\n"
END = "@app.get('/')\nasync def end():\n    {}\n    time.sleep(1)\n"
LIMIT = 20.0
"""Seconds of processor time that a huge program may take: several times what it takes now."""
MOST_KEPT = 10
"""Frames and scopes that live without an analysis: those of what stands nowhere."""


def found(root: Path, text: str) -> set[str]:
    project = Project(write(root, {"pyproject.toml": "", "app.py": text}))
    return {d.code for d in lint(project, None, Config()).diagnostics}


CIRCLES = {
    "a name that is itself": "x = x.y\ny = y\nz = (z, z)[0]",
    "classes that are their own bases": "class A(A): ...\nclass B(C): ...\nclass C(B): ...\nB().go()",
    "a class in its own attribute": "class A:\n    a = A()\n    def __init__(self): self.b = self.b\nA().a.b.a",
    "a module that imports itself": "import app as me\nfrom app import *\nfrom app import app as app2\nme.me.me.app",
    "decorators in a circle": "def d(f): return d(f)\n@d\ndef g(): return g\n@g\ndef h(): ...\nh()",
    "a decorator that decorates itself": "@d\ndef d(f): return f\n@d\ndef g(): ...\ng()",
    "aliases in a circle": "T = T | None\nU = list['U']\ntype V = V\ndef k(a: T, b: U, c: V): a.x; b[0][0].y; c.z()",
    "methods that answer with themselves": "class D:\n    def __getitem__(self, k): return self[k]\n    def __iter__(self): return iter(self)\n"
    "    def __or__(self, o): return self | o\n    def __call__(self): return self()\n    def __enter__(self): return self.__enter__()\n"
    "for i in D(): i()\nD()[0][1] | D()\nD()()()\nwith D() as e: e.x",
    "lambdas and partials": "from functools import partial\nf = lambda: f()\nf()()\np = partial(p, 1)\np()\ndef w(g): return w(partial(g, 1))\nw(w)()",
    "containers that grow": "def w(x): return w([x])\nx = w(1)\nfor i in x: x = [x, (x,)]\nclass S:\n    def __init__(self): self.x = [self.x]\nS().x[0]",
    "containers that stand in themselves": "from pydantic import BaseModel, field_validator\nclass M(BaseModel):\n    x: int = 0\n"
    "    @field_validator('x')\n    @classmethod\n    def slow(cls, v): return v\n@app.get('/m', response_model=list[M])\ndef m():\n"
    "    x = []\n    y = {}\n    x.append(x)\n    y['y'] = [y, x]\n    M(x=x); M.model_validate(y); Depends(x)\n    return [y, x]",
    "an instance that is its own `__call__`": "class A: ...\nA.__call__ = A()\n@app.get('/m')\ndef m(x=Depends(A())): A()()()",
    "callables that go round in `partial`s and lists": "from functools import partial\nclass A: ...\nx = [A()]\nA.__call__ = x\n"
    "x.append(partial(A(), x))\nclass B:\n    __call__ = partial(A(), 1)\nA.__call__ = partial(B(), 2)\np = partial(x, 1)\nx.append(p)\n"
    "@app.get('/m')\ndef m(y=Depends(A()), z=Depends(x)): A()()(); p()(); list(map(p, x))",
    "functions that are given what they give": "async def s(i: s = Depends(s)): return i\nL = await i\n"
    "i.i = property(lambda self: self.i)\nL.L = s\ndef s(s=i): return s\nL.i.s = L\ni[i] = s\nL = L[L]\ni = {'i': i}\n"
    "L = app.get('/')(s)\napp.include_router(L)\ndef s(s=i): return s\ns = s()\ns = L()\ns: L.i\ns = await L\ni = i[s]\n"
    "L[i] = s",
    "everything is one name": "x = x[0]\nreturn x\nx.append(x)\nyield x\nx.x = proper | ty(lambda self: self.x)\n"
    "x.x = property(lambda self: self.x)\nx = x[x]\nx.append(x)\nx = x[0]\nx = x[x]\n"
    "async with x as x: await x\nyield x\nyield x\nasync with x as x: await x\nx = app.get('/')(x)\n"
    "class x(x, x): ...\nasync with x as x: await x\nx = x[0]\nreturn x\nx = x(x, x=x)\nx = {'x': x}\n"
    "bg.add_task(x, x)\nx = functools.partial(x, x)\nclass x(x, x): ...\nx.x = property(lambda self: self.x)\n"
    "x.x.x = x\nbg.add_task(x, x)\nx[x] = x\nreturn x\nx = app.get('/')(x)",
    "a class, its types and its instances are one name": "x = x | x\nx = app.get('/')(x)\nasync def x(x: x = Depends(x)): return x\nx = x(x, x=x)\nclass x(x, x): ...\n"
    "x = x()\napp.include_router(x)\nx.append(x)\nx.x = property(lambda self: self.x)\nx = x[x]\nx = x\n"
    "from x import x\nx.append(x)\nfrom x import x\nx = x()\nx.x = x\nx: x = x\nx = functools.partial(x, x)\n"
    "app.include_router(x)\nx = x()\nx = x(x, x=x)\nasync with x as x: await x\nx = [x, x]\nx = x()\nx.__call__ = x\n"
    "async with x as x: await x\nx = x[x]\nx = x[0]\nyield x\nfor x in x: x(x)",
    "dependencies in a circle": "def a(x=Depends(b)): return x\ndef b(x=Depends(a)): return x\n@app.get('/a')\ndef r(x=Depends(a)): x.go()",
    "unknown decorators": "import lib\n@lib.a\n@lib.b(1)\n@missing\n@(lambda f: f)\n@[lib.c][0]\ndef g(): ...\ng()\n@lib.k\nclass K: ...\nK()",
    "coroutines in a circle": "async def a(): return await b()\nasync def b(): return await a()\nasync def c(): return c()",
    "properties in a circle": "class A:\n    @property\n    def x(self): return self.y\n    @property\n    def y(self): return self.x\nA().x.y",
    "super without a base": "class A:\n    def f(self): return super().f()\ndef g(): return super().x\nA().f()",
    "global of nothing": "def f():\n    global nothing\n    nothing = nothing\n    return nothing\nf()",
    "break outside of a loop": "break\ncontinue\ndef f():\n    break\n    return 1\nreturn\nawait x\nyield y",
    "parameters of every kind": "def f(a, /, *b, c=f, **d): return f(*b, **d)\nf(*f(), **f())\nclass A:\n    def m(): ...\nA().m()",
}  # fmt: skip


@pytest.mark.parametrize("program", CIRCLES.values(), ids=CIRCLES)
def test_circles_end(program: str, tmp_path: Path) -> None:
    began = time.process_time()
    assert "FAL201" in found(tmp_path, f"{START}{program}\n{END.format('pass')}")
    assert time.process_time() - began < LIMIT


def test_a_recursive_function_says_what_lies_deep_in_what_it_gives(tmp_path: Path) -> None:
    program = "class Leaf:\n    def go(self): time.sleep(1)\ndef dumped(x):\n    if isinstance(x, list): return [dumped(y) for y in x]\n"
    end = "    if isinstance(x, dict): return {k: dumped(y) for k, y in x.items()}\n    return Leaf()\n@app.get('/')\nasync def m(x: str):\n"
    loops = "    for row in dumped(x):\n        for leaf in row: leaf.go()\n"
    assert "FAL202" in found(tmp_path, f"{START}{program}{end}{loops}")


def test_an_analysis_that_nobody_has_any_more_is_not_kept_in_memory(tmp_path: Path) -> None:
    kept = []
    for _ in range(2):
        found(tmp_path, f"{START}{CIRCLES['methods that answer with themselves']}\n{END.format('pass')}")
        for _ in range(3):
            gc.collect()
        kept.append(sum(isinstance(each, Frame | Scope) for each in gc.get_objects()))
    assert kept[1] <= kept[0] <= MOST_KEPT


def test_an_instance_that_calls_another(tmp_path: Path) -> None:
    program = "class B:\n    def __call__(self): time.sleep(1)\nclass A:\n    __call__ = B()\n"
    assert found(tmp_path, f"{START}{program}@app.get('/')\nasync def m():\n    A()()\n") == {"FAL202"}


def test_star_imports_in_a_circle(tmp_path: Path) -> None:
    files = {
        "a.py": "from b import *\nfrom b import one\nfrom c import *",
        "b.py": "from a import *\nfrom a import one",
        "c.py": "from c import *\nfrom . import c",
        "p/__init__.py": "from .m import one\nfrom p import *",
        "p/m.py": "from p import one, m\nfrom .m import *",
        "app.py": f"from a import *\nfrom p import one as two\nimport a, p.m\na.b.a.one; p.m.m.one; one(); two()\n{START}"
        + END.format("one()"),
    }
    project = Project(write(tmp_path, {"pyproject.toml": "", **files}))
    assert {d.code for d in lint(project, None, Config()).diagnostics} == {"FAL201"}


def _many(template: str, count: int) -> str:
    return "".join(template.format(i=i, before=max(i - 1, 0), after=(i + 1) % count) for i in range(count))


HUGE = {
    "4,000 names in a function": START + END.format("pass") + _many("    x{i} = g({i})\n", 4000),
    "1,500 names in a try": START + END.format("pass") + "    try:\n" + _many("        x{i} = g({i})\n", 1500) + "    except E: ...\n",
    "2,000 rebindings in a chain": START + END.format("q = 1") + "    q = q.where(1)\n" * 2000 + "    q.go()\n",
    "600 conditional appends": START + END.format("s = ''") + "    if s:\n        s += 'a'\n" * 600,
    "100 appends in a loop": START + END.format("s = ''") + "    for x in s:\n" + "        s += str(x)\n" * 100,
    "1,000 elifs": START + END.format("if a: ...") + "    if a: ...\n" + _many("    elif a == {i}: b = {i}\n", 1000),
    "2,000 returns in a chain": START + "def f0(): time.sleep(1)\n" + _many("def f{after}(): return f{i}()\n", 2000) + END.format("f1999()"),
    "500 calls in a circle": START + _many("def f{i}(): return f{after}()\n", 500) + END.format("f0()"),
    "2,000 classes": START + "class B:\n    def go(self): ...\n" + _many("class C{i}(B):\n    def go(self): self.x.go()\n", 2000) + END.format("C1().go()"),
    "a chain of 400 classes": START + "class C0:\n    def go(self): ...\n" + "".join(f"class C{i + 1}(C{i}): ...\n" for i in range(400)) + END.format("C400().go()"),
    "a union of 500 classes": START + _many("class C{i}:\n    def go(self): return self\n", 500) + f"U = {' | '.join(f'C{i}' for i in range(500))}\ndef f(u: U): u.go().go()\n" + END.format("f()"),
    "90 Optionals in each other": f"{START}from typing import Optional as O\ndef f(b: {'O[' * 90}int{']' * 90}): ...\n" + END.format("f()"),
    "200 methods that call each other": START + "class S:\n" + _many("    def m{i}(self):\n        self.a{i} = httpx.Client()\n        return self.m{after}() or self.a{before}\n", 200) + END.format("S().m1()"),
    "200 calls in a chain": START + END.format("x = q" + ".a()" * 200),
    "300 dependencies in a chain": START + _many("def d{i}(x=Depends(d{before})): return x\n", 300) + _many("@app.get('/{i}')\nasync def r{i}(x=Depends(d{i})): time.sleep(1)\n", 300),
    "12 functions that all call each other": START + "".join(f"def f{i}(c):\n" + "".join(f"    if c: return f{j}(c)\n" for j in range(12)) for i in range(12)) + END.format("f0(1)"),
    "an interpreter that gives lists of what it gives, in 30 places": START + "def run(x):\n" + _many("    if x == {i}: return [run(y) for y in x]\n", 30) + "    return x\n" + END.format("run(1)"),
    "8 loops in each other": START + "@app.get('/')\nasync def f(xs):\n" + "".join(f"{'    ' * (i + 1)}for x{i} in xs:\n" for i in range(8)) + "    " * 9 + "y = time.sleep(1)\n",
}  # fmt: skip


@pytest.mark.parametrize("program", HUGE.values(), ids=HUGE)
def test_huge_programs_take_their_time_and_no_more(program: str, tmp_path: Path) -> None:
    start = time.process_time()
    assert {"FAL201", "FAL202"} & found(tmp_path, program)
    assert time.process_time() - start < LIMIT


EXPONENTIAL = {
    "13 loops in each other": START + "@app.get('/')\nasync def f(xs):\n" + "".join(f"{'    ' * (i + 1)}for x{i} in xs:\n" for i in range(13)) + "    " * 14 + "y = time.sleep(1)\n",
    "60 functions that all call each other": START + "".join(f"def f{i}(c):\n" + "".join(f"    if c: return f{j}(c)\n" for j in range(60)) for i in range(60)) + END.format("f0(1)"),
    "items that take the place of what they are taken from": START + "import numpy as np\nasync def start(n):\n    a = b = c = np.zeros\n    for i in n:\n        a = b[i] or c[i] or a[i]\n        b = a[i] or c[i]\n        c = a[i] or b[i]\n    time.sleep(1)\n    return a.shape()\n",
    "attributes of what they are attributes of": START + "import lib\nasync def start(n):\n    x = lib.Node\n    for i in n:\n        x = x.left or x.right or x.up or x.down\n    time.sleep(1)\n    return x.go()\n",
    "a chain of 2,000 classes": START + "class C0:\n    def go(self): ...\n" + "".join(f"class C{i + 1}(C{i}): ...\n" for i in range(2000)) + END.format("C2000().go()"),
}  # fmt: skip
_LINT = "import pathlib, sys; sys.path.insert(0, {tests!r}); from test_analysis_robust import found; assert found(pathlib.Path({root!r}), sys.stdin.read())"


@pytest.mark.parametrize("program", EXPONENTIAL.values(), ids=EXPONENTIAL)
def test_programs_where_a_repeated_walk_takes_for_ever(program: str, tmp_path: Path) -> None:
    code = _LINT.format(tests=str(Path(__file__).parent), root=str(tmp_path))
    subprocess.run([sys.executable, "-c", code], input=program, text=True, check=True, timeout=30, capture_output=True)


# --- the same answer, whatever the order

ROOTS = sorted((Path(__file__).parent / "fixtures").glob("*/*"))
_REPORT = """
import random, sys, pathlib
from fastapi_async_lint.config import Config
from fastapi_async_lint.engine import lint
from fastapi_async_lint.project import Project
seed, *roots = sys.argv[1:]
junk = [object() for _ in range(random.Random(seed).randrange(50_000))]  # other addresses, other orders of sets
for root in roots:
    for diagnostic in lint(Project(pathlib.Path(root)), None, Config()).diagnostics:
        print(repr(diagnostic))
"""


def test_every_run_prints_the_same() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", _REPORT, seed, *map(str, ROOTS)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert runs[0]
    assert len(set(runs)) == 1


@pytest.mark.parametrize("root", [r for r in ROOTS if len(list(r.rglob("*.py"))) > 1], ids=lambda root: root.name)
def test_order_of_files_and_of_questions_is_nothing(root: Path) -> None:
    """Files in another order, and each file asked for on its own, give what one run gives."""
    expected = lint(Project(root), None, Config()).diagnostics
    shuffled = Project(root)
    files = list(shuffled.files())
    random.Random(1).shuffle(files)
    shuffled._files = tuple(files)
    assert lint(shuffled, None, Config()).diagnostics == expected
    single = [d for file in files for d in lint(Project(root), [file], Config()).diagnostics]
    assert sorted(map(repr, single)) == sorted(map(repr, expected))
