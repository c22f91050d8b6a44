"""What a lifespan puts into `app.state` and its own state, and path operations call.

GET /state
GET /lifespan-state
"""

from contextlib import asynccontextmanager

from fastapi import FastAPI, Request


class Model:
    def __init__(self, name):  # on: startup
        self.name = name

    def predict(self):  # on: thread
        return self.name


class Store:
    async def search(self):  # on: loop
        return []


@asynccontextmanager
async def lifespan(app: FastAPI):  # on: startup
    app.state.model = Model("small")  # calls: Model.__init__
    yield {"store": Store()}


app = FastAPI(lifespan=lifespan)


@app.get("/state")
def predict(request: Request):  # on: thread
    return request.app.state.model.predict()  # calls: Model.predict


@app.get("/lifespan-state")
async def search(request: Request):  # on: loop
    return await request.state.store.search()  # calls: Store.search
