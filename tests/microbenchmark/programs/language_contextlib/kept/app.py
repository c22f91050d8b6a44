"""A context manager kept in a name, returned by a function, taken from a dict, before it is entered."""

from contextlib import contextmanager

from fastapi import FastAPI

app = FastAPI()


class Timer:
    def __enter__(self):  # on: loop
        return self

    def __exit__(self, *error):  # on: loop
        return None

    def stop(self):  # on: loop
        return 1


@contextmanager
def span():  # on: loop
    yield Timer()


def tracing():  # on: loop
    return span()


@app.get("/name")
async def by_name():  # on: loop
    manager = span()
    with manager as timer:  # calls: span
        return timer.stop()  # calls: Timer.stop


@app.get("/returned")
async def returned():  # on: loop
    with tracing() as timer:  # calls: tracing, span
        return timer.stop()  # calls: Timer.stop


@app.get("/dict")
async def from_dict():  # on: loop
    with {"timer": Timer()}["timer"] as timer:  # calls: Timer.__enter__, Timer.__exit__
        return timer.stop()  # calls: Timer.stop
