"""A decorator with arguments, one that may be used with or without, one with functions as arguments."""

from functools import wraps

from fastapi import FastAPI

app = FastAPI()


def retried(times):  # on: import
    def decorate(function):  # missing on: import (a decorator of the project is not called)
        @wraps(function)
        def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
            for _ in range(times):
                return function(*args)  # missing calls: load (what a decorator is given is not followed into it)

        return wrapper

    return decorate


def cached(function=None, *, size=1):  # on: import
    def decorate(inner):  # on: import; spurious on: loop (the wrapper is skipped for what it is around)
        @wraps(inner)
        def wrapper(*args):  # on: loop
            return inner(*args)  # missing calls: parse, render (what a decorator is given is not followed into it)

        return wrapper

    return decorate(function) if function else decorate  # calls: cached.<locals>.decorate


def guarded(by):  # on: import
    def decorate(function):  # missing on: import (a decorator of the project is not called)
        def wrapper(*args):  # missing on: loop (the wrapper is skipped for what it is around)
            by()  # calls: check
            return function(*args)  # missing calls: save (what a decorator is given is not followed into it)

        return wrapper

    return decorate


def check():  # missing on: loop (the wrapper is skipped for what it is around)
    return True


@retried(3)  # calls: retried; missing calls: retried.<locals>.decorate (a decorator of the project is not called)
def load():  # on: loop
    return 1


@cached  # missing calls: cached (a decorator of the project is not called)
def parse():  # missing on: loop (the wrapper is skipped for what it is around)
    return 2


@cached(size=3)  # calls: cached; missing calls: cached.<locals>.decorate (a decorator of the project is not called)
def render():  # on: loop
    return 3


@guarded(check)  # calls: guarded; missing calls: guarded.<locals>.decorate (a decorator of the project is not called)
def save():  # on: loop
    return 4


@app.get("/")
async def read():  # on: loop
    return load(), parse(), render(), save()  # calls: cached.<locals>.decorate.<locals>.wrapper; missing calls: guarded.<locals>.decorate.<locals>.wrapper, retried.<locals>.decorate.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: cached.<locals>.decorate, load, render, save (the wrapper is skipped for what it is around)
