"""`match`: class patterns, captures, guards, mappings, sequences, values; methods of what was captured.

POST /class {"kind": "card"}
POST /class {"kind": "bank"}
POST /mapping {"action": "create"}
POST /sequence ["move", "left"]
"""

from fastapi import Body, FastAPI

app = FastAPI()


class Card:
    def charge(self):  # on: loop
        return 1


class Bank:
    __match_args__ = ("owner",)

    def __init__(self, owner):  # on: loop
        self.owner = owner

    def transfer(self):  # on: loop
        return 2


class Owner:
    def greet(self):  # missing on: loop (parts of a class pattern are not known)
        return "hi"


def create():  # on: loop
    return 1


def remove():  # on: loop
    return 2


def is_ready():  # on: loop
    return True


@app.post("/class")
async def by_class(body: dict = Body()):  # on: loop
    payment = Card() if body["kind"] == "card" else Bank(Owner())  # calls: Bank.__init__
    match payment:
        case Card() if is_ready():  # calls: is_ready
            return payment.charge()  # calls: Card.charge
        case Bank(owner) as bank:
            return bank.transfer(), owner.greet()  # calls: Bank.transfer; missing calls: Owner.greet (parts of a class pattern are not known)


@app.post("/mapping")
async def by_mapping(body: dict = Body()):  # on: loop
    match body:
        case {"action": "create"}:
            return create()  # calls: create
        case {"action": _}:
            return None


@app.post("/sequence")
async def by_sequence(body: list = Body()):  # on: loop
    match body:
        case ["stop"]:
            return 0
        case ["move", direction]:
            return remove()  # calls: remove
