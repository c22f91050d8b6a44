"""Registries filled by a function, by a decorator, by `__init_subclass__`, by a loop, and by appending."""

from fastapi import FastAPI

app = FastAPI()

BY_FUNCTION = {}
BY_DECORATOR = {}
BY_LOOP = {}
LISTED = []
SUBCLASSES = {}


def register(name, sender):  # on: import
    BY_FUNCTION[name] = sender


def sender(name):  # on: import
    def decorate(kind):  # on: import
        BY_DECORATOR[name] = kind
        return kind

    return decorate


class Base:
    def __init_subclass__(cls):  # on: import
        SUBCLASSES[cls.__name__] = cls


@sender("mail")  # calls: sender, sender.<locals>.decorate
class Mail:
    def send(self):  # on: loop
        return "mail"


class Sms(Base):  # calls: Base.__init_subclass__
    def send(self):  # on: loop
        return "sms"


register("mail", Mail())  # calls: register
for kind in (Mail, Sms):
    BY_LOOP[kind.__name__] = kind()
LISTED.append(Mail())


@app.get("/function")
async def by_function():  # on: loop
    return BY_FUNCTION["mail"].send()  # calls: Mail.send


@app.get("/decorator")
async def by_decorator():  # on: loop
    return BY_DECORATOR["mail"]().send()  # calls: Mail.send


@app.get("/loop")
async def by_loop():  # on: loop
    return [BY_LOOP[name].send() for name in BY_LOOP]  # calls: Mail.send, Sms.send


@app.get("/list")
async def listed():  # on: loop
    return [item.send() for item in LISTED]  # calls: Mail.send


@app.get("/subclass")
async def subclass():  # on: loop
    return SUBCLASSES["Sms"]().send()  # calls: Sms.send
