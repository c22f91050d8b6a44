"""A `ContextDecorator` and the result of a `@contextmanager` function, as decorators."""

from contextlib import ContextDecorator, contextmanager

from fastapi import FastAPI

app = FastAPI()


class Timed(ContextDecorator):
    def __enter__(self):  # missing on: loop (a context manager as decorator is not entered)
        return self

    def __exit__(self, *error):  # missing on: loop (a context manager as decorator is not entered)
        return False


@contextmanager
def logged():  # missing on: loop (a context manager as decorator is not entered)
    yield


@Timed()
def load():  # on: loop
    return 1


@logged()
def save():  # on: loop
    return 2


@app.get("/")
async def read():  # on: loop
    return load(), save()  # calls: load, save; missing calls: Timed.__enter__ (a context manager as decorator is not entered); missing calls: Timed.__exit__ (a context manager as decorator is not entered); missing calls: logged (a context manager as decorator is not entered)
