"""What a partial binds is called, or its method is, by the function that it is made of."""

from functools import partial

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def fetch(client, parse):  # on: loop
    return parse(client.get())  # calls: Client.get, decode


def decode(value):  # on: loop
    return value


get_page = partial(fetch, Client(), parse=decode)


@app.get("/")
async def read():  # on: loop
    return get_page()  # calls: fetch
