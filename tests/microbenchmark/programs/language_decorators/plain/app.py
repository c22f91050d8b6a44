"""A decorator whose wrapper calls the function: the call reaches the wrapper, the wrapper the function."""

from fastapi import FastAPI

app = FastAPI()


def logged(function):  # missing on: import (a decorator of the project is not called)
    def wrapper(*args, **kwargs):  # missing on: loop (the wrapper is skipped for what it is around)
        note(function.__name__)  # calls: note
        return function(*args, **kwargs)  # missing calls: total (what a decorator is given is not followed into it)

    return wrapper


def note(name):  # missing on: loop (the wrapper is skipped for what it is around)
    return name


@logged  # missing calls: logged (a decorator of the project is not called)
def total(prices):  # on: loop
    return sum(prices)


@app.get("/")
async def read():  # on: loop
    return total([1, 2])  # missing calls: logged.<locals>.wrapper (the wrapper is skipped for what it is around); spurious calls: total (the wrapper is skipped for what it is around)
