"""Decorators on a class: one puts a method on it and gives it back, one makes an instance of it."""

from fastapi import FastAPI

app = FastAPI()


def audited(cls):  # missing on: import (a decorator of the project is not called)
    cls.audit = lambda self: self.save()  # missing on: loop (an attribute set on the class is not read); missing calls: User.save (an attribute set on the class is not read)
    return cls


def singleton(cls):  # missing on: import (a decorator of the project is not called)
    return cls()


@audited  # missing calls: audited (a decorator of the project is not called)
class User:
    def save(self):  # on: loop
        return 1


@singleton  # missing calls: singleton (a decorator of the project is not called)
class Clock:
    def now(self):  # on: loop
        return 2


@app.get("/")
async def read():  # on: loop
    return User().save(), User().audit(), Clock.now()  # calls: Clock.now, User.save; missing calls: <lambda>@9 (an attribute set on the class is not read)
