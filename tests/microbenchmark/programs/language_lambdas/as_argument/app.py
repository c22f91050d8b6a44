"""Lambdas given as arguments: who calls them runs them."""

from fastapi import FastAPI

app = FastAPI()


def log(text):  # on: loop
    return text


def attempt(action, fallback):  # on: loop
    try:
        return action()  # calls: <lambda>@22
    except ValueError:
        return fallback()  # calls: <lambda>@23


@app.get("/")
async def read():  # on: loop
    return attempt(  # calls: attempt
        lambda: int(log("done")),  # on: loop; calls: log
        lambda: log("failed"),  # on: loop; calls: log
    )
