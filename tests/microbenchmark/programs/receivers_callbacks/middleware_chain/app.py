"""Middleware written by hand: each handler is given the next one."""

from fastapi import FastAPI

app = FastAPI()


def core(request):  # on: loop
    return request


def logged(next_handler):  # on: import
    def handle(request):  # on: loop
        return next_handler(request)  # missing calls: core (arguments do not reach what is called through a variable)

    return handle


class Timed:
    def __init__(self, next_handler):  # on: import
        self.next_handler = next_handler

    def __call__(self, request):  # on: loop
        return self.next_handler(request)  # missing calls: logged.<locals>.handle (arguments do not reach what is called through a variable)


def build():  # on: import
    handler = core
    for layer in (logged, Timed):
        handler = layer(handler)  # calls: Timed.__init__, logged
    return handler


handle = build()  # calls: build


@app.get("/")
async def read():  # on: loop
    return handle("request")  # calls: Timed.__call__; spurious calls: core (a loop may end after any number of rounds); spurious calls: logged.<locals>.handle (a loop may end after any number of rounds)
