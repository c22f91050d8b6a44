"""An annotation on an empty `Depends()`, a class with dependencies as annotations, a class dependency with a base's `__init__`."""

from typing import Annotated

from fastapi import Depends, FastAPI

app = FastAPI()


class Session:
    def query(self):  # on: loop
        return 1


def get_session():  # on: thread
    return Session()


class Base:
    def __init__(self, session: Session = Depends(get_session)):  # on: thread
        self.session = session

    def run(self):  # on: loop
        return self.session.query()  # calls: Session.query


class Users(Base):
    pass


class Orders:
    def __init__(self, session: Annotated[Session, Depends(get_session)]):  # on: thread
        self.session = session

    def run(self):  # on: loop
        return self.session.query()  # calls: Session.query


@app.get("/empty")
async def empty(users: Users = Depends()):  # on: loop
    return users.run()  # calls: Base.run


@app.get("/annotated")
async def annotated(orders: Annotated[Orders, Depends()]):  # on: loop
    return orders.run()  # calls: Orders.run
