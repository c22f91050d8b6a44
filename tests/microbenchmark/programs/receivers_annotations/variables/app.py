"""Annotations of variables: of a module, with and without a value, of a function, `Final`, `ClassVar`."""

from typing import Any, ClassVar, Final, Optional

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def hidden() -> Any:  # on: import, loop
    return eval("Client()")


final: Final[Client] = hidden()  # calls: hidden
declared: Client
later: Optional[Client] = None


def start():  # on: import
    global declared, later
    declared = hidden()  # calls: hidden
    later = hidden()  # calls: hidden


start()  # calls: start


class Service:
    client: ClassVar[Client] = hidden()  # calls: hidden
    own: Client

    def __init__(self):  # on: loop
        self.own = hidden()  # calls: hidden
        self.other: Client = hidden()  # calls: hidden

    def run(self):  # on: loop
        first = self.client.get()  # calls: Client.get
        second = self.own.get()  # calls: Client.get
        return first, second, self.other.get()  # calls: Client.get


@app.get("/module")
async def module():  # on: loop
    first = final.get()  # calls: Client.get
    second = declared.get()  # calls: Client.get
    return first, second, later.get()  # calls: Client.get


@app.get("/function")
async def function():  # on: loop
    local: Client = hidden()  # calls: hidden
    return local.get(), Service().run()  # calls: Client.get, Service.__init__, Service.run
