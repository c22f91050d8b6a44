"""Fields of a pydantic model: by annotation, `default_factory`, private attributes, `model_post_init`, nested models, settings."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


class Address(BaseModel):
    city: str = "x"

    def line(self):  # on: loop
        return self.city


class Service(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    client: Client
    made: Any = Field(default_factory=Client)
    address: Address = Address()
    others: list[Address] = []
    _private: Client = PrivateAttr(default_factory=Client)
    _later: Any = None

    def model_post_init(self, context):  # on: loop
        self._later = Client()

    def run(self):  # on: loop
        first = self.client.get()  # calls: Client.get
        second = self.made.get()  # missing calls: Client.get (Any hides what default_factory makes)
        third = self._private.get()  # calls: Client.get
        fourth = self._later.get()  # calls: Client.get
        return first, second, third, fourth, self.address.line(), [other.line() for other in self.others]  # calls: Address.line


@app.post("/")
async def create(address: Address):  # on: loop
    return address.line()  # calls: Address.line


@app.get("/")
async def read():  # on: loop
    return Service(client=Client(), others=[Address()]).run()  # calls: Service.model_post_init, Service.run


@app.get("/parsed")
async def parsed():  # on: loop
    first = Address.model_validate({"city": "y"}).line()  # missing calls: Address.line (a library's method that gives its own class gives nothing)
    return first, Address(city="a").model_copy().line()  # missing calls: Address.line (a library's method that gives its own class gives nothing)
