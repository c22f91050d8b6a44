"""`None` in the union does not hide the rest: `is None`, early return, `or`, `assert`, walrus, `if not`, `try`."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def find(found=True) -> Client | None:  # on: loop
    return Client() if found else None


@app.get("/is_none")
async def is_none():  # on: loop
    client = find()  # calls: find
    if client is None:
        client = Client()
    return client.get()  # calls: Client.get


@app.get("/return")
async def early_return():  # on: loop
    client = find()  # calls: find
    if client is None:
        return None
    return client.get()  # calls: Client.get


@app.get("/or")
async def by_or():  # on: loop
    client = find(False) or Client()  # calls: find
    return client.get()  # calls: Client.get


@app.get("/not")
async def by_not(client=None):  # on: loop
    if not client:
        client = Client()
    return client.get()  # calls: Client.get


@app.get("/conditional")
async def conditional():  # on: loop
    client = find()  # calls: find
    client = client if client is not None else Client()
    return client.get()  # calls: Client.get


@app.get("/walrus")
async def walrus():  # on: loop
    if (client := find()) is not None:  # calls: find
        return client.get()  # calls: Client.get


@app.get("/assert")
async def asserted():  # on: loop
    client = find()  # calls: find
    assert client
    return client.get()  # calls: Client.get


@app.get("/try")
async def by_try():  # on: loop
    try:
        client = find()  # calls: find
    except ValueError:
        raise
    return client.get()  # calls: Client.get
