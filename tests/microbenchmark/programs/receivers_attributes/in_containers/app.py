"""Objects kept in a dict or a list that is an attribute; in a `SimpleNamespace`."""

from types import SimpleNamespace

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


class Pool:
    def __init__(self):  # on: loop
        self.by_name = {"main": Client()}
        self.free = [Client(), Client()]
        self.added = {}

    def add(self, name):  # on: loop
        self.added[name] = Client()

    def run(self):  # on: loop
        self.add("x")  # calls: Pool.add
        first = self.by_name["main"].get()  # calls: Client.get
        second = self.free[0].get()  # calls: Client.get
        return first, second, self.added["x"].get()  # calls: Client.get


services = SimpleNamespace(client=Client())


@app.get("/")
async def read():  # on: loop
    return Pool().run(), services.client.get()  # calls: Pool.__init__, Pool.run; missing calls: Client.get (SimpleNamespace is not known)
