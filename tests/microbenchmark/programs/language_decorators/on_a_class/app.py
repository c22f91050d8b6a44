"""Decorators on a class: one puts a method on it and gives it back, one makes an instance of it."""

from fastapi import FastAPI

app = FastAPI()


def audited(cls):  # on: import
    cls.audit = lambda self: self.save()  # on: loop; missing calls: User.save (an attribute set on the class is not read)
    return cls


def singleton(cls):  # on: import
    return cls()


@audited  # calls: audited
class User:
    def save(self):  # on: loop
        return 1


@singleton  # calls: singleton
class Clock:
    def now(self):  # on: loop
        return 2


@app.get("/")
async def read():  # on: loop
    return User().save(), User().audit(), Clock.now()  # calls: Clock.now, User.save, <lambda>@9
