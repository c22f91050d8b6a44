"""What introspection of a library proposes: whose a class is, what it is called, and what its asynchronous half is."""

import json.decoder
import sys
import types

from tools.knowledge import live
from tools.knowledge.introspect import counterpart_names
from tools.knowledge.inventory import Inventory


def test_the_asynchronous_half_of_a_class_has_one_of_several_names():
    assert {"AsyncClient", "ClientAsync"} <= counterpart_names("Client")
    assert "Client" in counterpart_names("SyncClient")
    assert "SpeechAsyncClient" in counterpart_names("SpeechClient")
    assert counterpart_names("TCP") == {"AsyncTCP", "TCPAsync", "TCP"}


def test_what_lies_in_another_library_of_the_same_namespace_is_not_own():
    assert Inventory(["json"], []).is_own(json.decoder.JSONDecoder)
    assert not Inventory(["json"], [], package="json.encoder").is_own(json.decoder.JSONDecoder)
    assert Inventory(["json"], [], package="json.encoder").is_own_path("json.encoder.JSONEncoder")


def test_a_class_in_a_class_stands_below_the_path_of_that_one(monkeypatch):
    outer = type("Outer", (), {"__module__": "made._inner"})
    inner = type("Inner", (), {"__module__": "made._inner", "__qualname__": "Outer.Inner"})
    module = types.ModuleType("made")
    module.Outer = outer
    module.__all__ = ["Outer"]
    monkeypatch.setitem(sys.modules, "made", module)
    monkeypatch.setitem(sys.modules, "made._inner", module)
    assert Inventory(["made"], []).path_of(inner) == "made.Outer.Inner"


def test_a_stand_in_that_raises_when_it_is_asked_is_no_function():
    class Moved:
        def __call__(self):
            raise NotImplementedError

        def __getattr__(self, name):
            raise RuntimeError("moved elsewhere")

    assert not live.is_function(Moved())


def test_a_property_of_the_librarys_own_is_no_function_though_it_can_be_called():
    class cachedproperty:  # noqa: N801  # As asyncpraw's.
        def __init__(self, func):
            self.__wrapped__ = func

        def __call__(self): ...

        def __get__(self, owner, kind=None):
            return self.__wrapped__(owner)

    class Redditor:
        @cachedproperty
        def notes(self): ...

    assert not live.is_function(vars(Redditor)["notes"])
