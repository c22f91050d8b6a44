"""`__init_subclass__` and `__set_name__` run when a class body has been executed."""

from fastapi import FastAPI

app = FastAPI()

KINDS = {}


class Field:
    def __set_name__(self, owner, name):  # missing on: import (what a class statement runs is not known)
        self.name = name

    def __get__(self, instance, owner):  # missing on: loop (descriptors are not followed)
        return self.name


class Handler:
    def __init_subclass__(cls, kind, **kwargs):  # on: import
        super().__init_subclass__(**kwargs)
        KINDS[kind] = cls

    def handle(self):
        return 0


class Mail(Handler, kind="mail"):  # calls: Handler.__init_subclass__; missing calls: Field.__set_name__ (what a class statement runs is not known)
    subject = Field()

    def handle(self):  # on: loop
        return self.subject  # missing calls: Field.__get__ (descriptors are not followed)


@app.get("/")
async def read():  # on: loop
    return KINDS["mail"]().handle()  # calls: Mail.handle
