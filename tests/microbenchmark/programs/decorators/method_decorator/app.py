"""Decorators that are methods of an object, and an instance with arguments as decorator."""

import functools

from fastapi import FastAPI

app = FastAPI()


class Metrics:
    def __init__(self):  # on: import
        self.counts = {}

    def count(self, function):  # missing on: import (the function under a decorator is taken to be what is called, not the wrapper)
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):  # on: loop
            self.add(function.__name__)  # calls: Metrics.add
            return await function(*args, **kwargs)  # missing calls: counted (the parameter of a decorator is not known to be the function under it)

        return wrapper

    def add(self, name):  # on: loop
        self.counts[name] = 1


class Retry:
    def __init__(self, times):  # on: import
        self.times = times

    def __call__(self, function):  # missing on: import (applying a decorator is no call)
        @functools.wraps(function)
        def wrapper(*args, **kwargs):  # missing on: thread (the function under a decorator is taken to be what is called, not the wrapper)
            return function(*args, **kwargs)  # missing calls: retried (the parameter of a decorator is not known to be the function under it)

        return wrapper


metrics = Metrics()  # calls: Metrics.__init__


@app.get("/count")
@metrics.count  # missing calls: Metrics.count (applying a decorator is no call)
async def counted():  # on: loop
    return 1


@app.get("/retry")
@Retry(times=2)  # calls: Retry.__init__; missing calls: Retry.__call__ (applying a decorator is no call)
def retried():  # on: thread
    return 2
