"""Dataclasses: `__post_init__`, `default_factory`, inherited fields, `replace`."""

from dataclasses import dataclass, field, replace

from fastapi import FastAPI

app = FastAPI()


def new_id():  # missing on: loop (what a field is given is not followed)
    return 7


@dataclass
class Base:
    id: int = field(default_factory=new_id)

    def key(self):  # on: loop
        return self.id


@dataclass
class Order(Base):
    total: int = 0

    def __post_init__(self):  # on: loop
        self.total = self.tax()  # calls: Order.tax

    def tax(self):  # on: loop
        return self.total + 1


@app.get("/")
async def read():  # on: loop
    order = Order(total=3)  # calls: Order.__post_init__; missing calls: new_id (what a field is given is not followed)
    return order.key(), replace(order, total=4).key()  # calls: Base.key; missing calls: Order.__post_init__ (no row says that this library function calls it)
