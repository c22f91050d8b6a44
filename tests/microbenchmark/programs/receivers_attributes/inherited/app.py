"""Attributes set in the `__init__` of a base, of a base in another file, of a base that is given them by `super().__init__`."""

from fastapi import FastAPI

from base import Base, Holder

app = FastAPI()


class Store:
    def get(self):  # on: loop
        return 2


class Service(Base):
    def run(self):  # on: loop
        return self.client.get()  # calls: Client.get


class Extended(Base):
    def __init__(self):  # on: loop
        super().__init__()  # calls: Base.__init__
        self.more = Store()

    def run(self):  # on: loop
        first = self.client.get()  # calls: Client.get
        return first, self.more.get()  # calls: Store.get


class Passing(Holder):
    def __init__(self):  # on: loop
        super().__init__(Store())  # calls: Holder.__init__

    def run(self):  # on: loop
        return self.held.get()  # calls: Store.get


class Plain(Holder):
    def get(self):  # on: loop
        return self.held.get()  # calls: Store.get


@app.get("/")
async def read():  # on: loop
    first = Service().run()  # calls: Service.run, Base.__init__
    second = Extended().run()  # calls: Extended.__init__, Extended.run
    third = Plain(Store()).get()  # calls: Plain.get, Holder.__init__
    return first, second, third, Passing().run()  # calls: Passing.__init__, Passing.run
