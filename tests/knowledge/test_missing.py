"""What has an asynchronous twin and no row with it is found, and what is allowed to have none has to be needed."""

import sys
import types

import pytest

from fastapi_async_lint.knowledge import Knowledge
from tools.knowledge import missing
from tools.knowledge.overlay import Generate, Overlay

SOURCE = """
class Client:
    def get(self): ...
    async def aget(self): ...
    def put(self): ...
    async def put_async(self): ...
    def run_sync(self): ...
    async def run(self): ...
    def name(self): ...
    def _hidden(self): ...
    async def a_hidden(self): ...

class Base:
    def load(self): ...
    async def aload(self): ...

class Derived(Base): ...

class Reader:
    def read(self): ...

class AsyncReader:
    async def read(self): ...

class _Private:
    def get(self): ...
    async def aget(self): ...

def load(): ...
async def aload(): ...
def save(): ...
"""


@pytest.fixture
def shop(monkeypatch):
    module = types.ModuleType("shop")
    monkeypatch.setitem(sys.modules, "shop", module)
    exec(SOURCE, vars(module))
    monkeypatch.setattr(missing, "read_overlay", lambda name: Overlay(name, Generate(), {}))
    monkeypatch.setattr(missing, "library_of", lambda path: path.partition(".")[0])


@pytest.mark.usefixtures("shop")
def test_pairs_are_found_by_name_in_the_class_beside_it_and_among_functions():
    assert {pair.path: pair.twin for pair in missing.pairs("shop")} == {
        "shop.Base.load": "aload",
        "shop.Client.get": "aget",
        "shop.Client.put": "put_async",
        "shop.Client.run_sync": "run",
        "shop.Reader.read": "shop.AsyncReader.read",
        "shop.load": "shop.aload",
    }


@pytest.mark.usefixtures("shop")
def test_a_pair_is_known_by_a_row_with_a_twin_or_allowed_or_missing():
    rows = {
        "functions": {"shop.load": {"blocks": "db", "twin": "shop.aload"}},
        "classes": {
            "shop.Client": {"methods": {"get": {"twin": "aget"}, "put": {"blocks": "db"}}},
            "shop.Derived": {"methods": {"load": {"twin": "aload"}}},
        },
    }
    allowed = {"shop.Reader.*": "for tests", "shop.Writer.*": "for tests"}
    found, unused = missing.report("shop", allowed, Knowledge(rows))
    assert (found.known, found.allowed) == (3, 1)
    assert [pair.path for pair in found.missing] == ["shop.Client.put", "shop.Client.run_sync"]
    assert unused == ["shop.Writer.*"]
    assert found.percent == 60
    assert list(missing.lines(found, unused)) == [
        "  shop.Client.put: has the twin put_async",
        "  shop.Client.run_sync: has the twin run",
        "  shop.Writer.*: is listed in missing.toml, but allows nothing",
        "shop: 3 of 6 pairs known, 1 not wanted: 60.0 %",
    ]


def test_every_reason_is_one():
    for patterns in missing.allowed().values():
        assert all(isinstance(reason, str) and len(reason) > 5 for reason in patterns.values())


@pytest.mark.parametrize("name", ["anthropic", "openai"])
def test_nothing_is_missing_of_what_is_installed_here(name):
    pytest.importorskip(name)
    found, unused = missing.report(name, missing.allowed().get(name, {}), Knowledge())
    assert unused == []
    assert found.percent >= missing.ENOUGH
    assert found.known > 100
