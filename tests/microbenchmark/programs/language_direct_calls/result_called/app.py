"""The result of a call is called at once, once and twice over."""

from fastapi import FastAPI

app = FastAPI()


def formatter(kind):  # on: loop
    def render(text):  # on: loop
        return f"{kind}:{text}"

    return render


def outer():  # on: loop
    return middle


def middle():  # on: loop
    return inner


def inner():  # on: loop
    return 1


@app.get("/")
async def read():  # on: loop
    return formatter("html")("a"), outer()()()  # calls: formatter, formatter.<locals>.render, inner, middle, outer
