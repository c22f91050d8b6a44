"""A decorator with arguments, one that may be used with or without, one with functions as arguments."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def retried(times):  # on: import
    def decorate(function):  # on: import
        @wraps(function)
        def wrapper(*args):  # on: loop
            for _ in range(times):
                return function(*args)  # calls: load

        return wrapper

    return decorate


def cached(function=None, *, size=1):  # on: import
    def decorate(inner):  # on: import; spurious on: loop (the wrapper is skipped for what it is around)
        @wraps(inner)
        def wrapper(*args):  # on: loop; spurious on: import (a condition's value is not known)
            return inner(*args)  # calls: parse, render

        return wrapper

    return decorate(function) if function else decorate  # calls: cached.<locals>.decorate


def guarded(by):  # on: import
    def decorate(function):  # on: import
        def wrapper(*args):  # on: loop
            by()  # calls: check
            return function(*args)  # calls: save

        return wrapper

    return decorate


def check():  # on: loop
    return True


@retried(3)  # calls: retried, retried.<locals>.decorate
def load():  # on: loop
    return 1


@cached  # calls: cached
def parse():  # on: loop; spurious on: import (a condition's value is not known)
    return 2


@cached(size=3)  # calls: cached, cached.<locals>.decorate; spurious calls: cached.<locals>.decorate.<locals>.wrapper (a condition's value is not known)
def render():  # on: loop
    return 3


@guarded(check)  # calls: guarded, guarded.<locals>.decorate
def save():  # on: loop
    return 4


@app.get("/")
async def read():  # on: loop
    return load(), parse(), render(), save()  # calls: cached.<locals>.decorate.<locals>.wrapper, guarded.<locals>.decorate.<locals>.wrapper, retried.<locals>.decorate.<locals>.wrapper; spurious calls: cached.<locals>.decorate (the wrapper is skipped for what it is around)
