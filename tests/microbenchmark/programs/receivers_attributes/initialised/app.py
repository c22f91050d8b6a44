"""Attributes that `__init__` sets: by a constructor, a parameter, a call, a tuple, another method, a private helper."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def make_client():  # on: import
    return Client()


class Service:
    def __init__(self, given: Client, untyped):  # on: import
        self.made = Client()
        self.given = given
        self.untyped = untyped
        self.called = make_client()  # calls: make_client
        self.first, self.second = Client(), 2
        self._connect()  # calls: Service._connect
        self.chained = self.copy = Client()

    def _connect(self):  # on: import
        self.connected = Client()

    def run(self):  # on: loop
        by_constructor = self.made.get()  # calls: Client.get
        by_annotation = self.given.get()  # calls: Client.get
        by_argument = self.untyped.get()  # calls: Client.get
        by_call = self.called.get()  # calls: Client.get
        by_tuple = self.first.get()  # calls: Client.get
        by_method = self.connected.get()  # calls: Client.get
        by_chain = self.copy.get()  # calls: Client.get
        return by_constructor, by_annotation, by_argument, by_call, by_tuple, by_method, by_chain


service = Service(Client(), Client())  # calls: Service.__init__


@app.get("/")
async def read():  # on: loop
    return service.run(), service.made.get()  # calls: Client.get, Service.run
