"""What introspection proposes for a small package."""

import sys

import pytest

from tools.knowledge.introspect import introspected
from tools.knowledge.overlay import Generate, Overlay

SECTIONS = ("aliases", "functions", "classes", "values")

SHOP = """
import asyncio
import datetime
import fractions
import queue
import uuid


def words() -> fractions.Fraction: ...
def jobs() -> queue.Queue: ...


class Order:
    id: uuid.UUID
    at: datetime.datetime


class Desk:
    jobs: queue.Queue[Order]


class Store:
    async def aload(self): ...
    def load(self): ...
    def title(self): ...


class Branch(Store):
    def refresh(self): ...
    async def asend(self): ...


class Shelf:
    def fetch(self): ...
    async def afetch(self):
        return await asyncio.to_thread(self.fetch)


class Drawer(Shelf):
    def fetch(self): ...


class Rack(Shelf):
    def fetch(self): ...
    async def afetch(self):
        return await Drawer().afetch()


class Socket:
    async def send(self): ...
    def is_open(self): ...
"""


@pytest.fixture
def shop(tmp_path, monkeypatch):
    (tmp_path / "shop.py").write_text(SHOP)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "shop", raising=False)
    yield introspected(Overlay("shop", Generate(modules=("shop",)), {name: {} for name in SECTIONS}))
    sys.modules.pop("shop", None)


def test_a_class_leads_to_what_waits(shop):
    assert shop["functions"] == {"shop.jobs": {"returns": "queue.Queue"}}
    assert set(shop["classes"]) == {
        f"shop.{name}" for name in ("Branch", "Desk", "Drawer", "Rack", "Shelf", "Socket", "Store")
    }
    assert "queue.Queue" in shop["classes"]["shop.Desk"]["attributes"]["jobs"]


def test_where_some_methods_wait_nothing_is_said_of_one_without_a_twin(shop):
    coroutine = {"kind": "coroutine"}
    assert shop["classes"]["shop.Store"]["methods"] == {"aload": coroutine, "load": {"twin": "aload"}}
    assert shop["classes"]["shop.Branch"]["methods"] == {"asend": coroutine}
    assert shop["classes"]["shop.Socket"]["methods"] == {"send": coroutine, "is_open": {}}


def test_a_twin_of_a_base_that_only_runs_the_method_in_a_thread_offloads(shop):
    rows = {name: shop["classes"][f"shop.{name}"]["methods"]["fetch"] for name in ("Shelf", "Drawer", "Rack")}
    assert rows["Drawer"] == {"twin": "afetch", "twin_offloads": True}
    assert rows["Shelf"] == rows["Rack"] == {"twin": "afetch"}


FERN = """
class Client:
    def __init__(self):
        self._voices = None

    @property
    def voices(self):
        if self._voices is None:
            from planted_voices import Voices

            self._voices = Voices(self)
        return self._voices

    @property
    def name(self):
        if not self._voices:
            return "none"
        return self._name
"""

VOICES = """
class Voices:
    def __init__(self, client): ...
    async def all(self): ...
"""


def test_a_property_leads_to_what_it_makes_when_it_is_first_asked_for(tmp_path, monkeypatch):
    (tmp_path / "planted_fern.py").write_text(FERN)
    (tmp_path / "planted_voices.py").write_text(VOICES)
    monkeypatch.syspath_prepend(str(tmp_path))
    options = Generate(modules=("planted_fern", "planted_voices"))
    rows = introspected(Overlay("planted_fern", options, {name: {} for name in SECTIONS}))
    for name in ("planted_fern", "planted_voices"):
        sys.modules.pop(name, None)
    assert rows["classes"]["planted_fern.Client"] == {"attributes": {"voices": "planted_voices.Voices"}}
