"""A method of the base, of a base's base, and of a base in another file."""

from fastapi import FastAPI

from base import Model

app = FastAPI()


class Timestamped(Model):
    def touch(self):  # on: loop
        return self.save()  # calls: Model.save


class User(Timestamped):
    pass


@app.get("/")
async def read():  # on: loop
    return User().touch(), User().validate()  # calls: Timestamped.touch, Model.validate
