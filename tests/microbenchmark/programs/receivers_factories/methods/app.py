"""Factory methods: of a class, inherited ones, static ones, of a factory object, a builder."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def __init__(self, url):  # on: loop
        self.url = url

    @classmethod
    def from_env(cls):  # on: loop
        return cls("env")  # calls: Client.__init__

    @staticmethod
    def local():  # on: loop
        return Client("local")  # calls: Client.__init__

    def get(self):  # on: loop
        return self.url


class Special(Client):
    def special(self):  # on: loop
        return 1


class Builder:
    def __init__(self):  # on: loop
        self.url = ""

    def at(self, url):  # on: loop
        self.url = url
        return self

    def build(self):  # on: loop
        return Client(self.url)  # calls: Client.__init__


@app.get("/")
async def read():  # on: loop
    by_class = Client.from_env().get()  # calls: Client.from_env, Client.get
    inherited = Special.from_env().special()  # calls: Client.from_env, Special.special
    static = Client.local().get()  # calls: Client.get, Client.local
    return by_class, inherited, static, Builder().at("/").build().get()  # calls: Builder.__init__, Builder.at, Builder.build, Client.get
