"""Context managers as decorators: they are left before the body of an async function runs."""

from contextlib import ContextDecorator, contextmanager

from fastapi import FastAPI

app = FastAPI()


@contextmanager
def timer():  # missing on: loop (a context manager that is used as a decorator is entered by each call); missing on: thread (a context manager that is used as a decorator is entered by each call)
    start()  # calls: start
    yield
    stop()  # calls: stop


def start():  # missing on: loop (a context manager that is used as a decorator is entered by each call); missing on: thread (a context manager that is used as a decorator is entered by each call)
    return 1


def stop():  # missing on: loop (a context manager that is used as a decorator is entered by each call); missing on: thread (a context manager that is used as a decorator is entered by each call)
    return 2


class Span(ContextDecorator):
    def __enter__(self):  # missing on: thread (a context manager that is used as a decorator is entered by each call)
        return self

    def __exit__(self, *error):  # missing on: thread (a context manager that is used as a decorator is entered by each call)
        return None


@app.get("/async")
@timer()
async def read_async():  # on: loop
    return 1


@app.get("/def")
@timer()
def read_def():  # on: thread
    return 2


@app.get("/span")
@Span()
def read_span():  # on: thread
    return 3
