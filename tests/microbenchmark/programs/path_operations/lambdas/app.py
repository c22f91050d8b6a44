"""Lambdas as path operations: in a worker thread; a coroutine that one returns never runs."""

from fastapi import FastAPI

app = FastAPI()


async def refresh():  # spurious on: thread (a coroutine that a def makes and hands on unawaited is taken to run there)
    return "fresh"


app.get("/version")(lambda: "1.0")  # on: thread
app.add_api_route("/refresh", lambda: refresh())  # on: thread; makes: refresh
