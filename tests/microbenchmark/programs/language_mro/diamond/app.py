"""A diamond: `super()` follows the order of the instance's class, not of the class it stands in."""

from fastapi import FastAPI

app = FastAPI()


class Base:
    def save(self):  # on: loop
        return ["base"]


class Audited(Base):
    def save(self):  # on: loop
        return ["audited"] + super().save()  # calls: Cached.save


class Cached(Base):
    def save(self):  # on: loop
        return ["cached"] + super().save()  # calls: Base.save


class User(Audited, Cached):
    def save(self):  # on: loop
        return ["user"] + super().save()  # calls: Audited.save


@app.get("/")
async def read():  # on: loop
    return User().save()  # calls: User.save
