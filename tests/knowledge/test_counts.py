"""How much is known, and that the documentation says so; what was seen to block has a row that says that it does."""

import pytest

from fastapi_async_lint.knowledge import Knowledge, libraries
from fastapi_async_lint.knowledge.files import Library
from tools.knowledge import counts, probe
from tools.knowledge.overlay import Generate, Overlay


def test_the_page_about_libraries_is_up_to_date():
    assert counts.PAGE.read_text("utf-8") == counts.page(), "python -m tools.knowledge counts --write"


def test_rows_are_counted(monkeypatch):
    rows = {
        "library": "shop",
        "functions": {"shop.load": {"blocks": "db", "twin": "shop.aload"}, "shop.aload": {"kind": "coroutine"}},
        "classes": {
            "shop.Cart": {
                "constructor": {"reuse": True},
                "methods": {"add": {}, "lock": {"kind": "context"}, "pay": {"blocks": "http", "source": "measured"}},
            }
        },
    }
    overlay = Overlay("shop", Generate(), {}, unchecked={"shop.Cart.add": "made at run time"})
    monkeypatch.setattr(counts, "read_library", lambda _: Library(rows))
    monkeypatch.setattr(counts, "read_overlay", lambda _: overlay)
    monkeypatch.setattr(counts, "measured", lambda: {"shop": ["shop.load"]})
    assert counts.counts_of("shop") == counts.Counts(
        classes=1, callables=6, asynchronous=1, blocking=2, twins=1, verified=4, measured=1
    )


@pytest.mark.parametrize("name", probe.measured())
def test_what_was_seen_to_block_is_said_to(name):
    knowledge = Knowledge()
    assert name in libraries()
    facts = {path: knowledge.function(path) for path in probe.measured()[name]}
    assert [path for path, fact in facts.items() if fact is None or not fact.blocks] == []


def test_a_call_that_waits_is_seen_and_one_that_does_not_is_not(monkeypatch):
    rows = {"library": "stdlib", "functions": {"time.sleep": {"blocks": "sleep"}, "json.dumps": {"blocks": "http"}}}
    monkeypatch.setattr(probe, "read_library", lambda _: Library(rows))
    monkeypatch.setattr(probe, "Knowledge", lambda: Knowledge(rows))
    monkeypatch.setattr(probe, "read_overlay", lambda _: Overlay("stdlib", Generate(), {}))
    assert probe.probe("stdlib") == ["time.sleep"]
