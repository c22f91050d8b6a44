"""A `def` that returns a coroutine: its body runs in a worker thread, the coroutine never."""

from fastapi import FastAPI

app = FastAPI()


async def ask(question):  # spurious on: thread (a coroutine that a def makes and hands on unawaited is taken to run there)
    return question


def prepare():  # on: thread
    return "why"


@app.get("/ask")
def answer():  # on: thread
    return ask(prepare())  # calls: prepare; makes: ask
