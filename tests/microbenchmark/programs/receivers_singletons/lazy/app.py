"""A global that is `None` until startup, or until it is first needed; with and without annotation."""

from contextlib import asynccontextmanager

from fastapi import FastAPI


class Client:
    def get(self):  # on: loop
        return 1


client = None
annotated: Client | None = None
first_used = None


@asynccontextmanager
async def lifespan(app: FastAPI):  # on: startup
    global client, annotated
    client = Client()
    annotated = Client()
    yield
    client = None


app = FastAPI(lifespan=lifespan)


def get_first_used():  # on: loop
    global first_used
    if not first_used:
        first_used = Client()
    return first_used


@app.get("/startup")
async def set_at_startup():  # on: loop
    return client.get()  # calls: Client.get


@app.get("/annotated")
async def annotated_global():  # on: loop
    if annotated is None:
        return None
    return annotated.get()  # calls: Client.get


@app.get("/first")
async def lazily():  # on: loop
    return get_first_used().get()  # calls: Client.get, get_first_used
