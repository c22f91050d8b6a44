"""A decorator whose wrapper calls the function: the call reaches the wrapper, the wrapper the function."""

from fastapi import FastAPI

app = FastAPI()


def logged(function):  # on: import
    def wrapper(*args, **kwargs):  # on: loop
        note(function.__name__)  # calls: note
        return function(*args, **kwargs)  # calls: total

    return wrapper


def note(name):  # on: loop
    return name


@logged  # calls: logged
def total(prices):  # on: loop
    return sum(prices)


@app.get("/")
async def read():  # on: loop
    return total([1, 2])  # calls: logged.<locals>.wrapper
