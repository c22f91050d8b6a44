"""What introspection proposes for a small package."""

import sys

import pytest

from tools.knowledge.introspect import introspected
from tools.knowledge.overlay import Generate, Overlay

SECTIONS = ("aliases", "functions", "classes", "values")

SHOP = """
import datetime
import queue
import re
import uuid


def words() -> re.Pattern[str]: ...
def jobs() -> queue.Queue: ...


class Order:
    id: uuid.UUID
    at: datetime.datetime


class Desk:
    jobs: queue.Queue[Order]
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
    assert set(shop["classes"]) == {"shop.Desk"}
    assert "queue.Queue" in shop["classes"]["shop.Desk"]["attributes"]["jobs"]


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
