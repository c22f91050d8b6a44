"""`Annotated[X, Depends(...)]`: inline, as alias, as alias of another file, with `Any`, and an annotation over `Depends`."""

from typing import Annotated, Any

from fastapi import Depends, FastAPI

from dependencies import StoreDep, get_store
from store import Store

app = FastAPI()
LocalDep = Annotated[Store, Depends(get_store)]


@app.get("/inline")
async def inline(store: Annotated[Store, Depends(get_store)]):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/alias")
async def alias(store: LocalDep):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/other_file")
async def other_file(store: StoreDep):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/any")
async def any_type(store: Annotated[Any, Depends(get_store)]):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/annotation")
async def annotation(store: Store = Depends(get_store)):  # on: loop
    return store.get()  # calls: Store.get


@app.get("/object")
async def as_object(store: object = Depends(get_store)):  # on: loop
    return store.get()  # missing calls: Store.get (an annotation with object hides what Depends gives)
