"""A function returns its argument, or what calling its argument gives."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def checked(value):  # on: loop
    return value


def made(maker):  # on: loop
    return maker()  # calls: make_client


def make_client():  # on: loop
    return Client()


@app.get("/argument")
async def argument():  # on: loop
    return checked(Client()).get()  # calls: Client.get, checked


@app.get("/called")
async def called():  # on: loop
    return made(make_client).get(), made(Client).get()  # calls: Client.get, made


@app.get("/function")
async def function():  # on: loop
    return checked(make_client)().get()  # calls: Client.get, checked, make_client
