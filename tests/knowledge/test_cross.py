"""What differs between the rows of a library and its source is found, each class of difference; what agrees is not said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fastapi_async_lint.knowledge.files import Library
from tools.knowledge.cross import compared

SOURCE = """
import asyncio
import contextlib
import sqlite3
import time

import requests


class Answer:
    pass


class Other:
    pass


class Shop:
    def __init__(self):
        self.connection = sqlite3.connect("shop.db")

    def buy(self):
        return self._ask()

    def _ask(self):
        return requests.get("http://shop.example")

    def count(self):
        return len("shop")

    def rows(self):
        for row in self.connection.execute("select 1"):
            yield row

    @contextlib.contextmanager
    def locked(self):
        time.sleep(1)
        yield self

    async def abuy(self):
        return await asyncio.to_thread(self.buy)

    async def asell(self):
        await asyncio.sleep(1)

    async def stalls(self):
        return self.buy()

    def sometimes(self, wait=False):
        if wait:
            return self.buy()

    def answer(self):
        return Answer()

    def cached(self):
        if self.kept is None:
            self.kept = requests.get("http://shop.example")
        return self.kept


def sell():
    time.sleep(1)
"""

SHOP = "shop_held_against.Shop"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shop_held_against.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "shop_held_against", raising=False)


def _found(
    methods: dict[str, dict[str, object]], functions: dict[str, dict[str, object]] | None = None
) -> set[tuple[str, str]]:
    rows = {
        "library": "shop_held_against",
        "functions": {f"shop_held_against.{name}": row for name, row in (functions or {}).items()},
        "classes": {SHOP: {"methods": methods}, "shop_held_against.Answer": {}, "shop_held_against.Other": {}},
    }
    return {(each.kind, each.path.rpartition(".")[2]) for each in compared(Library(rows)).differences}


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "right", "wrong", "difference"),
    [
        ("buy", {"blocks": "http", "twin": "abuy", "twin_offloads": True}, {}, "blocks"),
        (
            "buy",
            {"blocks": "http", "twin": "abuy", "twin_offloads": True},
            {"blocks": "http", "twin": "abuy"},
            "twin offloads",
        ),
        (
            "buy",
            {"blocks": "http", "twin": "stalls"},
            {"blocks": "http", "twin": "asell", "twin_offloads": True},
            "twin does not only offload",
        ),
        ("buy", {"blocks": "http"}, {"blocks": "subprocess"}, "other block"),
        ("count", {}, {"blocks": "db"}, "never blocks"),
        ("rows", {"blocks": "db", "blocks_when": "iterated"}, {"blocks": "db"}, "iterator"),
        ("rows", {"blocks": "db", "blocks_when": "iterated"}, {}, "blocks"),
        ("locked", {"kind": "context", "blocks": "sleep", "blocks_when": "entered"}, {"kind": "context"}, "blocks"),
        ("asell", {"kind": "coroutine"}, {}, "kind"),
        ("stalls", {"kind": "coroutine", "fake_async": True}, {"kind": "coroutine"}, "fake"),
        ("asell", {"kind": "coroutine"}, {"kind": "coroutine", "fake_async": True}, "not fake"),
        ("answer", {}, {"kind": "coroutine"}, "kind"),
        ("sometimes", {"blocks": "http"}, {}, "may block"),
        ("answer", {"returns": "shop_held_against.Answer"}, {"returns": "shop_held_against.Other"}, "type"),
    ],
)
def test_what_differs_is_found(name: str, right: dict[str, object], wrong: dict[str, object], difference: str) -> None:
    assert _found({name: right}) == set()
    assert _found({name: wrong}) == {(difference, name)}


@pytest.mark.usefixtures("installed")
def test_functions_and_constructors_are_compared_too() -> None:
    assert _found({}, {"sell": {"blocks": "sleep"}}) == set()
    assert _found({}, {"sell": {}}) == {("blocks", "sell")}


@pytest.mark.usefixtures("installed")
def test_what_waits_only_the_first_time_is_not_said_to_differ() -> None:
    assert _found({"cached": {}}) == set()


def test_a_library_that_is_not_installed_is_not_compared() -> None:
    with pytest.raises(LookupError):
        compared(Library({"library": "no_such_library_at_all"}))
