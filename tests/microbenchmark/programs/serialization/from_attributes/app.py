"""A response model that reads the attributes of an object: on the event loop for `async def`, else in a worker thread."""

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

app = FastAPI()


class User:
    @property
    def name(self):  # missing on: loop (a response model reads the properties of what is returned)
        return self.load()  # calls: User.load

    def load(self):  # missing on: loop (a response model reads the properties of what is returned)
        return "ann"


class Team:
    @property
    def name(self):  # missing on: thread (a response model reads the properties of what is returned)
        return "core"


class Out(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    name: str


@app.get("/async", response_model=Out)
async def read_async():  # on: loop
    return User()


@app.get("/def", response_model=Out)
def read_def():  # on: thread
    return Team()
