"""A base class with a plain and an async method; subclasses change nothing of the kind; `super()` awaited."""

from fastapi import FastAPI

app = FastAPI()


class Base:
    async def load(self):  # on: loop
        return self.parse()  # calls: Base.parse

    def parse(self):  # on: loop
        return 1


class Child(Base):
    async def load(self):  # on: loop
        return await super().load()  # calls: Base.load

    async def twice(self):  # on: loop
        return await self.load(), await Base.load(self)  # calls: Base.load, Child.load


@app.get("/")
async def read():  # on: loop
    return await Child().twice()  # calls: Child.twice
