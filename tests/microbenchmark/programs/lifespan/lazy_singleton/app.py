"""A client that the first request makes and the others reuse."""

from fastapi import FastAPI

app = FastAPI()
_client = None


class Client:
    def __init__(self):  # on: loop
        self.calls = 0

    def get(self):  # on: loop
        self.calls += 1
        return self.calls


def get_client():  # on: loop
    global _client
    if _client is None:
        _client = Client()  # calls: Client.__init__
    return _client


@app.get("/")
async def index():  # on: loop
    return get_client().get()  # calls: Client.get, get_client
