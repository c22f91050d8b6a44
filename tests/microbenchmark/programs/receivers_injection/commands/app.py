"""Commands found by the class of a message, a strategy by an enum, a visitor by a computed name."""

from enum import Enum

from fastapi import FastAPI

app = FastAPI()


class CreateUser:
    pass


class Handler:
    def handle(self, command):  # on: loop
        return 1


class Kind(Enum):
    FAST = "fast"


class Fast:
    def run(self):  # on: loop
        return 2


class Visitor:
    def visit(self, node):  # on: loop
        return getattr(self, f"visit_{type(node).__name__.lower()}")(node)  # missing calls: Visitor.visit_createuser (the name is computed)

    def visit_createuser(self, node):  # missing on: loop (the name is computed)
        return 3


HANDLERS = {CreateUser: Handler()}
STRATEGIES = {Kind.FAST: Fast}


@app.get("/command")
async def command():  # on: loop
    message = CreateUser()
    return HANDLERS[type(message)].handle(message)  # calls: Handler.handle


@app.get("/strategy")
async def strategy(kind: Kind = Kind.FAST):  # on: loop
    return STRATEGIES[kind]().run()  # calls: Fast.run


@app.get("/visitor")
async def visitor():  # on: loop
    return Visitor().visit(CreateUser())  # calls: Visitor.visit
