"""An import under `TYPE_CHECKING` is for annotations only: they tell what a parameter is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI

from factory import make

if TYPE_CHECKING:
    from store import Store

app = FastAPI()


def load(store: Store):  # on: loop
    return store.load()  # calls: Store.load


@app.get("/")
async def read():  # on: loop
    return load(make())  # calls: load, make
