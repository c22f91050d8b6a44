"""`app.state.x`: set at import, in a lifespan with and without annotation; read through `request.app.state`."""

from contextlib import asynccontextmanager

from fastapi import FastAPI, Request


class Client:
    def get(self):  # on: loop
        return 1


class Store:
    def load(self):  # on: startup, loop
        return 2


class Cache:
    def look(self):  # on: loop
        return 3


@asynccontextmanager
async def lifespan(app):  # on: startup
    app.state.store = Store()
    typed(app)  # calls: typed
    yield
    app.state.store.load()  # calls: Store.load


def typed(app: FastAPI):  # on: startup
    app.state.cache = Cache()


app = FastAPI(lifespan=lifespan)
app.state.client = Client()


@app.get("/import")
async def set_at_import(request: Request):  # on: loop
    return request.app.state.client.get(), app.state.client.get()  # calls: Client.get


@app.get("/lifespan")
async def set_in_lifespan(request: Request):  # on: loop
    return request.app.state.store.load()  # calls: Store.load


@app.get("/typed")
async def set_in_function(request: Request):  # on: loop
    state = request.app.state
    return state.cache.look()  # calls: Cache.look
