"""Text to facts: every form of the language, positions, odd encodings, and input that must not end the process."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import sysconfig
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from fastapi_async_lint import model as m
from fastapi_async_lint import source
from fastapi_async_lint.model import NOTHING, Anchor, Body, Function, Module, Span
from fastapi_async_lint.source import SourceError, decode, facts, locate
from fastapi_async_lint.source.guard import MAX_BRACKETS, MAX_CHAIN, MAX_PATTERN, too_deep
from fastapi_async_lint.source.lower import STRIDE, lower


def _sample(count: int) -> list[Path]:
    """Files of the running interpreter's own library, the same ones in every run; none larger than 60 kB."""
    root = Path(sysconfig.get_path("stdlib"))
    files = [
        p for p in sorted(root.rglob("*.py")) if "site-packages" not in p.parts and 500 < p.stat().st_size < 60_000
    ]
    return random.Random(7).sample([p for p in files if "bad" not in p.name and "lib2to3" not in p.parts], count)


SAMPLE = _sample(60)


def bodies(module: Module) -> Iterator[tuple[int, Body]]:
    """All scopes of a module, with their numbers."""
    yield 0, module.body
    pending: list[Body] = [module.body]
    while pending:
        body = pending.pop()
        for number, inner in [(f.number, f.body) for f in body.functions] + [(c.number, c.body) for c in body.classes]:
            yield number, inner
            pending.append(inner)


def text_of(path: Path) -> str:
    try:
        return decode(path.read_bytes())
    except SourceError:
        pytest.skip("not decodable")


def uses(text: str, name: str = "x") -> list[str]:
    """The uses of each place where a name stands, in all scopes, in order."""
    return [
        body.uses[index].kind
        for _, body in bodies(facts(text))
        for index, node in enumerate(body.expressions)
        if isinstance(node, m.Name) and node.id.split("#")[0] == name
    ]


def function(text: str) -> Function:
    return facts(text).body.functions[0]


# --- uses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", ["discarded"]),
        ("(x)", ["discarded"]),
        ("y = x", ["bound"]),
        ("y = z = x", ["bound"]),
        ("y: int = x", ["bound"]),
        ("y.a = x", ["bound"]),
        ("y, z = x", ["bound"]),
        ("y += x", ["operand"]),
        ("x = 1", ["target"]),
        ("x: int", ["target"]),
        ("x += 1", ["target"]),
        ("x, y = z", ["target"]),
        ("*x, y = z", ["target"]),
        ("x.y = z", ["base"]),
        ("x[0] = z", ["base"]),
        ("z[x] = 1", ["index"]),
        ("(x := 1)", ["target"]),
        ("(y := x)", ["passed"]),
        ("def f(): return x", ["returned"]),
        ("def f(): return x, y", ["element"]),
        ("def f(): yield x", ["yielded"]),
        ("def f(): yield from x", ["iterated"]),
        ("async def f(): await x", ["awaited"]),
        ("f(x)", ["argument"]),
        ("f(a=x)", ["argument"]),
        ("f(*x)", ["argument"]),
        ("f(**x)", ["argument"]),
        ("x()", ["called"]),
        ("x.y", ["base"]),
        ("x[0]", ["base"]),
        ("y[x]", ["index"]),
        ("y[x:1]", ["operand"]),
        ("y[x, 1]", ["element"]),
        ("[x]", ["element"]),
        ("(x,)", ["element"]),
        ("{x}", ["element"]),
        ("{1: x}", ["element"]),
        ("{x: 1}", ["index"]),
        ("[*x]", ["starred"]),
        ("{**x}", ["starred"]),
        ("x or y", ["option"]),
        ("y and x", ["option"]),
        ("x if y else z", ["option"]),
        ("y if x else z", ["condition"]),
        ("not x", ["condition"]),
        ("-x", ["operand"]),
        ("x + 1", ["operand"]),
        ("x < 1 < y", ["operand"]),
        ("y not in x", ["operand"]),
        ("if x: pass", ["condition"]),
        ("if y: pass\nelif x: pass", ["condition"]),
        ("while x: pass", ["condition"]),
        ("assert x", ["condition"]),
        ("assert y, x", ["operand"]),
        ("for y in x: pass", ["iterated"]),
        ("for x in y: pass", ["target"]),
        ("async def f():\n async for y in x: pass", ["async iterated"]),
        ("with x: pass", ["entered"]),
        ("with y as x: pass", ["target"]),
        ("with (y as z, x as w): pass", ["entered"]),
        ("async def f():\n async with x: pass", ["async entered"]),
        ("raise x", ["raised"]),
        ("raise y from x", []),
        ("del x", ["deleted"]),
        ("match x:\n case _: pass", ["subject"]),
        ("match y:\n case _ if x: pass", ["condition"]),
        ("match y:\n case x(): pass", ["operand"]),
        ("try: pass\nexcept x: pass", ["operand"]),
        ("try: pass\nexcept* x: pass", ["operand"]),
        ("try: pass\nexcept y, x: pass", ["element"]),
        ("@x\ndef f(): ...", ["decorator"]),
        ("@x\nclass A: ...", ["decorator"]),
        ("def f(a=x): ...", ["default"]),
        ("lambda a=x: a", ["default"]),
        ("def f(a: x): ...", ["annotation"]),
        ("def f(a: 'x'): ...", ["annotation"]),
        ("def f(a: 'list[x]'): ...", ["index"]),
        ("def f() -> x: ...", ["annotation"]),
        ("class A(x): ...", ["superclass"]),
        ("class A(metaclass=x): ...", ["superclass"]),
        ("f'{x}'", ["formatted"]),
        ("f'{x!r:>{y}}'", ["formatted"]),
        ("f'{y:{x}}'", ["formatted"]),
        ("f'{f\"{x}\"}'", ["formatted"]),
        ("'a' f'{x}' 'b'", ["formatted"]),
        ("t'{x}'", ["formatted"]),
        ("[x for y in z]", ["element"]),
        ("[y for y in x]", ["iterated"]),
        ("[y for y in z if x]", ["condition"]),
        ("{x: y for y in z}", ["index"]),
        ("[x for x in x]", ["iterated", "target", "element"]),
        ("(x for _ in y)", ["element"]),
        ("lambda: x", ["returned"]),
        ("type y = x", ["bound"]),
        ("print(x) if y else z", ["argument"]),
    ],
)  # fmt: skip
def test_use_of_a_name(text: str, expected: list[str]) -> None:
    assert uses(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[x for x in y]", ["y", "x#0", "x#0"]),
        ("[[x for x in x] for x in y]", ["y", "x#0", "x#0", "x#3", "x#3"]),
        ("[x for x in y for x in x]", ["y", "x#0", "x#0", "x#0", "x#0"]),
        ("[(z := x) for x in y]", ["y", "x#0", "z", "x#0"]),
        ("[lambda: x for x in y]", ["y", "x#0", "x#0"]),
        ("[lambda x: x for x in y]", ["y", "x#0", "x"]),
        ("[a for a, (b, *c) in y if b if c]", ["y", "a#0", "b#0", "c#0", "b#0", "c#0", "a#0"]),
    ],
)
def test_names_of_comprehensions_are_their_own(text: str, names: list[str]) -> None:
    found = [n.id for _, b in bodies(facts(text)) for n in b.expressions if isinstance(n, m.Name)]
    assert found == names


@pytest.mark.parametrize(
    ("text", "awaits", "is_generator", "is_stub"),
    [
        ("async def f(): ...", 0, False, True),
        ("def f(): pass", 0, False, True),
        ('def f():\n "doc"', 0, False, True),
        ('def f():\n "doc"\n raise NotImplementedError("x")', 0, False, True),
        ("def f(): raise ValueError", 0, False, False),
        ("def f(): return", 0, False, False),
        ("def f(): yield", 0, True, False),
        ("def f(): x = yield from y", 0, True, False),
        ("def f(): return lambda: (yield)", 0, False, False),
        ("def f():\n def g(): yield", 0, False, False),
        ("async def f(): await a; await b", 2, False, False),
        ("async def f(): return [await a for _ in b]", 1, False, False),
        ("async def f(): return [a async for a in b]", 1, False, False),
        ("async def f():\n async with a: pass\n async for b in c: pass", 2, False, False),
        ("async def f():\n async def g(): await a", 0, False, False),
        ("async def f():\n await a\n yield b", 1, True, False),
        ("async def f(): return f'{await a}'", 1, False, False),
        ("async def f(a: 'await x'): pass", 0, False, True),
    ],
)
def test_facts_of_a_function(text: str, awaits: int, is_generator: bool, is_stub: bool) -> None:
    found = function(text)
    assert (found.awaits, found.is_generator, found.docstring_only) == (awaits, is_generator, is_stub)


def test_string_annotation_makes_no_generator() -> None:
    assert not function("def f():\n a: 'yield x' = 1").is_generator


def test_parameters_of_every_kind() -> None:
    found = function("def f[T: int, *Ts, **P](a, /, b: int = 1, *c, d=2, **e): ...")
    assert [(p.name, p.kind) for p in found.parameters] == [
        ("a", "positional only"), ("b", "positional"), ("c", "*"), ("d", "keyword only"), ("e", "**"),
    ]  # fmt: skip
    assert found.type_parameters == ("T", "Ts", "P")
    assert facts("class A[T](B[T], metaclass=M): ...").body.classes[0].type_parameters == ("T",)


def test_qualified_names_are_those_of_python() -> None:
    text = "class A:\n class B:\n  def f(self):\n   def g(): ...\n   class C: ...\n   return lambda: 1\n"
    scopes = [b for _, b in bodies(facts(text))]
    names = {f.qualname for b in scopes for f in b.functions} | {c.qualname for b in scopes for c in b.classes}
    assert names == {"A", "A.B", "A.B.f", "A.B.f.<locals>.g", "A.B.f.<locals>.C", "A.B.f.<locals>.<lambda>"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import a", m.Import("a", "a")),
        ("import a.b", m.Import("a", "a.b")),
        ("import a.b as c", m.Import("c", "a.b")),
        ("from a import b", m.Import("b", "a", "b")),
        ("from . import b as c", m.Import("c", "", "b", 1)),
        ("from ..a.b import c", m.Import("c", "a.b", "c", 2)),
        ("from a import *", m.Import("*", "a", "*")),
        ("global x, y", m.Scope("global", ("x", "y"))),
        ("break", m.Jump("break")),
        ("x |= 1", m.Assign((1,), 0, operator="|")),
        ("x //= 1", m.Assign((1,), 0, operator="//")),
        ("type A[T] = list[T]", m.Assign((3,), 0)),
    ],
)
def test_statement(text: str, expected: m.Statement) -> None:
    assert facts(text).body.statements == (expected,)


def test_match_statement() -> None:
    text = "match s:\n case A(b=c, d=[e, *f]) as g if h: pass\n case {'k': i, **j} | [k]: pass\n case _: pass\n"
    (statement,) = facts(text).body.statements
    assert isinstance(statement, m.Match)
    assert [set(case.names) for case in statement.cases] == [{"c", "e", "f", "g"}, {"i", "j", "k"}, set()]
    assert statement.cases[0].class_ != NOTHING
    assert statement.cases[1].class_ == NOTHING


# --- properties over real files


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_facts_of_a_real_file(path: Path) -> None:
    """Ids point forwards into the same scope; every tree is one run of ids; scope numbers are unique."""
    text = text_of(path)
    module = facts(text)
    numbers = [number for number, _ in bodies(module)]
    assert len(set(numbers)) == len(numbers) == module.scopes
    for _, body in bodies(module):
        assert len(body.uses) == len(body.expressions)
        for index, use in enumerate(body.uses):
            if use.kind != "bound":
                assert use.by < index, "a part comes after the whole"


def split_trees(module: Module) -> list[tuple[int, int]]:
    """The places (scope, id) that stand inside a tree, by the ids that an expression names as its parts, and yet begin one."""
    found = []
    for number, body in bodies(module):
        roots = [i for i, use in enumerate(body.uses) if use.by == NOTHING or use.kind == "bound"]
        begins = set(roots)
        if not roots:
            continue
        for start, end in zip(roots, [*roots[1:], len(body.uses)], strict=True):
            found += [(number, i) for i in range(start, end) if i not in begins and not start <= body.uses[i].by < end]
    return found


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_every_tree_is_one_run_of_ids(path: Path) -> None:
    text = text_of(path)
    assert split_trees(facts(text)) == []


def test_default_of_a_lambda_does_not_split_its_tree() -> None:
    assert split_trees(facts("f(lambda a=b: a, c)")) == []


@pytest.mark.parametrize("path", SAMPLE[:16], ids=lambda path: path.name)
def test_positions_are_those_of_libcst(path: Path) -> None:
    text = text_of(path)
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    lowered = lower(wrapper.module)
    expected = wrapper.resolve(PositionProvider)
    anchors = [Anchor("a", s, e) for s, nodes in lowered.nodes.items() for e in range(len(nodes))]
    found = locate(text, anchors, lowered.module)
    assert found.keys() == set(anchors)
    for anchor, span in found.items():
        place = expected[lowered.nodes[anchor.scope][anchor.expression]]
        assert span == Span(place.start.line, place.start.column, place.end.line, place.end.column)


def test_position_of_definitions_and_of_awkward_text() -> None:
    text = "\ufeff# é\r\n\x0cclass A:\r\n\tasync def fün(self): return '😀', x\r\n"
    module = facts(text)
    spans = locate(text, [Anchor("a", STRIDE), Anchor("a", 2 * STRIDE), Anchor("a", 2 * STRIDE, 2)], module)
    assert module.scopes == 3
    assert spans[Anchor("a", 2 * STRIDE)] == Span(3, 1, 3, 14)
    assert spans[Anchor("a", 2 * STRIDE, 2)] == Span(3, 34, 3, 35)


def numbers_of(text: str) -> dict[str, int]:
    """The numbers of functions and classes, by their last names."""
    definitions = [each for _, body in bodies(facts(text)) for each in (*body.functions, *body.classes)]
    return {each.name: each.number for each in definitions}


def test_what_is_defined_in_a_function_does_not_change_the_numbers_of_others() -> None:
    """What was found out about other functions of a module still holds after an edit of one."""
    text = "class A:\n  def f(self):\n    {}\n  def g(self): return lambda: 1\ndef h():\n  class B:\n    def i(self): pass\n"
    before, now = numbers_of(text.format("pass")), numbers_of(text.format("return [lambda: 2, lambda: 3]"))
    assert before == {"A": 1000, "f": 2000, "g": 3000, "<lambda>": 3001, "h": 4000, "B": 4001, "i": 4002}
    assert {**now, "<lambda>": 3001} == before


def test_numbers_of_functions_with_very_much_in_them_are_unique() -> None:
    text = f"def f(): return [{'lambda: 1, ' * (2 * STRIDE)}]\ndef g(): return lambda: 2\n"
    numbers = [number for number, _ in bodies(facts(text))]
    assert len(set(numbers)) == len(numbers)


def test_text_that_has_other_facts_by_now_has_no_positions() -> None:
    module = facts("x = y\n")
    assert locate("# moved\nx = y\n", [Anchor("a", 0, 0)], module)
    assert locate("import z\nx = z\n", [Anchor("a", 0, 0)], module) == {}


@pytest.mark.parametrize("path", SAMPLE[:10], ids=lambda path: path.name)
def test_blank_lines_and_comments_change_no_fact(path: Path) -> None:
    text = text_of(path)
    assert facts(f"# comment\n\n{text}\n\n# end\n") == facts(text)


def test_spacing_changes_no_fact() -> None:
    one = "async def f(a, b = 1):\n    # why\n\n    return await g( a,\n        b)  # so\n"
    assert facts(one) == facts("async def f(a,b=1): return await g(a,b)\n")


# --- facts as data


def encode(value: Any) -> Any:
    """Tuples with names become lists that begin with their type's name."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return [type(value).__name__, *map(encode, value)]
    return ["", *map(encode, value)] if isinstance(value, tuple) else value


def restore(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, *parts = value
    parts = [restore(part) for part in parts]
    return getattr(m, kind)(*parts) if kind else tuple(parts)


@pytest.mark.parametrize("path", SAMPLE[:10], ids=lambda path: path.name)
def test_facts_survive_json(path: Path) -> None:
    module = facts(text_of(path))
    again = restore(json.loads(json.dumps(encode(module))))
    assert repr(again) == repr(module)
    assert again == module


def test_every_field_of_the_facts_is_plain() -> None:
    """Only names, numbers, truths and tuples: what JSON can hold once types are named."""
    plain = {str, int, bool, types.NoneType}
    for kind in typing.get_args(m.Expression) + typing.get_args(m.Statement):
        for hint in typing.get_type_hints(kind, vars(m)).values():
            assert hint in plain or typing.get_origin(hint) in (tuple, typing.Literal, typing.Union, types.UnionType)


# --- decoding


@pytest.mark.parametrize(
    "data",
    [
        b"x = 1", b"\xef\xbb\xbfx = 1\n", b"# coding: latin-1\nx = '\xe9'\n", b"#!/bin/sh\n# -*- coding: cp1252 -*-\nx = '\x80'\n",
        b"x = 1\r\ny = 2\r\n", b"x = 1\ry = 2\r", b"\x0cx = 1\n", b"", b"   ", b"\xef\xbb\xbf", b"\n\n", b"# only\n",
        "ünïcödé = 'é'\n".encode(),
    ],
    ids=repr,
)  # fmt: skip
def test_readable(data: bytes) -> None:
    facts(decode(data))


@pytest.mark.parametrize(
    "data",
    [
        b"x = '\xe9'\n", "x = 1\n".encode("utf-16"), b"# coding: utf-16\nx = 1\n", b"# coding: no-such\nx = 1\n",
        b"\xef\xbb\xbf# coding: latin-1\nx = 1\n", b"x = 1\0\n", b"def f(:\n", b"x = (\n", b"x = '\n", b" x\ny\n", b"\xff\xfe",
        b"# coding: hex\nx = 1\n", b"x = 1\n\x1a", b"if x:\npass\n", b"x = 1\\", b"$", b"\x80", b"class\n",
    ],
    ids=repr,
)  # fmt: skip
def test_unreadable_says_why_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        facts(decode(data))
    assert caught.value.reason
    assert "\n" not in caught.value.reason
    assert caught.value.line >= 1


@pytest.mark.parametrize("codec", ["zlib", "bz2", "rot13", "quopri"])
def test_codec_that_is_no_text_encoding(codec: str) -> None:
    with pytest.raises(SourceError):
        facts(decode(f"# coding: {codec}\nx = 1\n".encode()))


def test_lone_surrogate() -> None:
    with pytest.raises(SourceError):
        facts("x = '\ud800'\n")


# --- the guard


@pytest.mark.parametrize(
    "text",
    [
        "(" * (MAX_BRACKETS + 1) + ")" * (MAX_BRACKETS + 1),
        "x = " + "[" * 5000 + "]" * 5000,
        "x = " + "not " * (MAX_CHAIN + 1) + "y",
        "x = " + "-" * 1 + "- " * (MAX_CHAIN + 1) + "y",
        "x = a" + ".a" * (MAX_CHAIN + 1),
        "x = a" + " + a" * (MAX_CHAIN + 1),
        "x = a" + "()" * (MAX_CHAIN + 1),
        "x = (\n" + "a +\n" * (MAX_CHAIN + 1) + "a)",
        "x = (a\n" + ".b()\n" * (MAX_CHAIN + 1) + ")",
        "if a: pass\n" + "elif a: pass\n" * (MAX_CHAIN + 1),
    ],
    ids=lambda text: text[:12],
)
def test_too_deep(text: str) -> None:
    assert too_deep(text) is not None
    with pytest.raises(SourceError, match="too deeply"):
        facts(text + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "(" * MAX_BRACKETS + "1" + ")" * MAX_BRACKETS,
        "x = '" + "(" * 5000 + "'",
        'x = """' + "(\n" * 5000 + '"""',
        "# " + "(" * 5000,
        "# " + "a." * 5000 + "\nx = 1",
        "x = [" + "a + b, " * 5000 + "]",
        "x = a.b\n" * 5000,
        "x = {\n" + "'a': b.c,\n" * 5000 + "}",
        "x = 'it''s (' \"(\" '''('''\n" * 300,
        "x = '\\'(((' " + "\n",
        "f(" + "a=b.c, " * 3000 + ")",
        "x = a" + ".a" * (MAX_CHAIN - 10),
    ],
    ids=lambda text: text[:12],
)
def test_not_too_deep(text: str) -> None:
    assert too_deep(text) is None


# Each passes the guard, or is refused by it; none may end the process, or take the parser for ever.
DEEP = {
    "brackets at the limit": f"'x = ' + '(' * {MAX_BRACKETS} + '1' + ')' * {MAX_BRACKETS}",
    "attributes at the limit": f"'x = a' + '.a' * {MAX_CHAIN - 10}",
    "operators at the limit": f"'x = a' + ' + a - a' * {MAX_CHAIN // 2 - 10}",
    "brackets of every kind": f"'x = ' + '{{1:[f(' * {MAX_BRACKETS // 3} + '1' + ')]}}' * {MAX_BRACKETS // 3}",
    "elifs at the limit": f"'if x: pass\\n' + 'elif y: pass\\n' * {MAX_CHAIN}",
    "class patterns at the limit": f"'match x:\\n case ' + 'A(' * {MAX_PATTERN} + ')' * {MAX_PATTERN} + ': pass'",
    "mapping patterns at the limit": f"'match x:\\n case ' + '{{1:' * {MAX_PATTERN} + 'a' + '}}' * {MAX_PATTERN} + ': pass'",
    "brackets beyond the limit": "'x = ' + '(' * 5000 + '1' + ')' * 5000",
    "attributes beyond the limit": "'x = a' + '.a' * 20000",
    "operators beyond the limit": "'x = a' + ' + a - a' * 20000",
    "elifs beyond the limit": "'if x: pass\\n' + 'elif y: pass\\n' * 20000",
    "indentation": "''.join(' ' * i + 'if x:\\n' for i in range(900)) + ' ' * 900 + 'x'",
    "not, one a line": "'x = (' + 'not\\n' * 20000 + 'y)'",
    "lambda, one a line": "'x = (' + 'lambda:\\n' * 20000 + 'y)'",
    "lambda with two parameters": "'x = ' + 'lambda a,b:' * 8000 + 'y'",
    "brackets in an f-string": "'x = f\"{' + '(' * 3000 + '1' + ')' * 3000 + '}\"'",
    "brackets in a string annotation": "'x: \"a' + '[a' * 3000 + ']' * 3000 + '\"'",
    "attributes in a string annotation": "'x: \"a' + '.a' * 20000 + '\"'",
    "attributes in an f-string": "'x = f\"{a' + '.a' * 20000 + '}\"'",
    "calls over lines": "'x = f(' + '\\n)(' * 20000 + ')'",
    "conditional over lines": "'x = (' + 'a if b else\\n' * 20000 + 'y)'",
    "attributes after backslashes": "'x = a' + '\\\\\\n.a' * 20000",
    "class patterns": "'match x:\\n case ' + 'A(' * 24 + ')' * 24 + ': pass'",
    "mapping patterns": "'match x:\\n case ' + '{1:' * 14 + 'a' + '}' * 14 + ': pass'",
}
_RUN = "from fastapi_async_lint import source\ntry:\n    source.facts({} + '\\n')\nexcept source.SourceError:\n    {}\n"


@pytest.mark.parametrize("name", DEEP)
def test_no_input_ends_the_process_or_takes_for_ever(name: str) -> None:
    code = _RUN.format(DEEP[name], "raise" if name.endswith("at the limit") else "pass")
    run = subprocess.run([sys.executable, "-c", code], check=False, timeout=20, capture_output=True)
    assert run.returncode == 0, run.stderr


def test_source_reads_the_same_text_once() -> None:
    source._read.cache_clear()
    text = "x = 1\ny = x\n"
    locate(text, [Anchor("a", 0, 0)], facts(text))
    assert source._read.cache_info().misses == 1
