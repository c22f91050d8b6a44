"""`contextlib.suppress`, and a context manager of the project whose `__exit__` keeps the exception back."""

from contextlib import suppress

from fastapi import FastAPI

app = FastAPI()


class Swallow:
    def __enter__(self):  # on: loop
        return self

    def __exit__(self, kind, error, traceback):  # on: loop
        return note(error)  # calls: note


def note(error):  # on: loop
    return True


def fail():  # on: loop
    raise ValueError


@app.get("/")
async def read():  # on: loop
    with suppress(ValueError):
        fail()  # calls: fail
    with Swallow():  # calls: Swallow.__enter__, Swallow.__exit__
        fail()  # calls: fail
    return 1
