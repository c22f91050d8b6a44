"""Annotated assignments, with a value and without."""

from collections.abc import Callable

from fastapi import FastAPI

app = FastAPI()


def convert(text):  # on: loop
    return text


def copy(text):  # on: loop
    return text


parse: Callable[[str], str] = convert


@app.get("/")
async def read():  # on: loop
    writer: Callable[[str], str]
    writer = copy
    return parse("a"), writer("b")  # calls: convert, copy
