"""What a lifespan yields is found on `request.state`."""

from contextlib import asynccontextmanager

from fastapi import FastAPI, Request


class Client:
    def get(self):  # on: loop
        return 1


@asynccontextmanager
async def lifespan(app: FastAPI):  # on: startup
    client = Client()
    yield {"client": client}


app = FastAPI(lifespan=lifespan)


@app.get("/")
async def read(request: Request):  # on: loop
    return request.state.client.get()  # calls: Client.get


@app.get("/item")
async def by_item(request: Request):  # on: loop
    return request.state["client"].get()  # missing calls: Client.get (what a lifespan yields is not found on the state)
