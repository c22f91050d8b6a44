"""A parameter's annotation in all its spellings: what is called is a method of what it names."""

from __future__ import annotations

import typing
from typing import Annotated, Optional, TypeAlias, Union

from fastapi import FastAPI

import stores
import stores as s
from stores import Store
from stores import Store as Shop

app = FastAPI()
Alias: TypeAlias = Store
Maybe = Optional[Store]


def plain(store: Store):  # on: loop
    return store.load()  # calls: Store.load


def renamed(store: Shop):  # on: loop
    return store.load()  # calls: Store.load


def dotted(store: stores.Store):  # on: loop
    return store.load()  # calls: Store.load


def dotted_alias(store: s.Store):  # on: loop
    return store.load()  # calls: Store.load


def optional(store: Optional[Store] = None):  # on: loop
    return store.load()  # calls: Store.load


def typing_optional(store: typing.Optional["Store"] = None):  # on: loop
    return store.load()  # calls: Store.load


def bar(store: Store | None = None):  # on: loop
    return store.load()  # calls: Store.load


def union(store: Union[Store, None]):  # on: loop
    return store.load()  # calls: Store.load


def quoted(store: "Store | None"):  # on: loop
    return store.load()  # calls: Store.load


def annotated(store: Annotated[Store, "the main one"]):  # on: loop
    return store.load()  # calls: Store.load


def alias(store: Alias):  # on: loop
    return store.load()  # calls: Store.load


def old_alias(store: Maybe):  # on: loop
    return store.load()  # calls: Store.load


@app.get("/")
async def read():  # on: loop
    short = plain, renamed, dotted, dotted_alias, optional, typing_optional
    long = bar, union, quoted, annotated, alias, old_alias
    return [function(stores.make(1)) for functions in (short, long) for function in functions]  # calls: alias, annotated, bar, dotted, dotted_alias, old_alias, optional, plain, quoted, renamed, typing_optional, union, make
