"""Decorators that are methods of an object, and an instance with arguments as decorator."""

import functools

from fastapi import FastAPI

app = FastAPI()


class Metrics:
    def __init__(self):  # on: import
        self.counts = {}

    def count(self, function):  # on: import
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):  # on: loop
            self.add(function.__name__)  # calls: Metrics.add
            return await function(*args, **kwargs)  # calls: counted

        return wrapper

    def add(self, name):  # on: loop
        self.counts[name] = 1


class Retry:
    def __init__(self, times):  # on: import
        self.times = times

    def __call__(self, function):  # on: import
        @functools.wraps(function)
        def wrapper(*args, **kwargs):  # on: thread
            return function(*args, **kwargs)  # calls: retried

        return wrapper


metrics = Metrics()  # calls: Metrics.__init__


@app.get("/count")
@metrics.count  # calls: Metrics.count
async def counted():  # on: loop
    return 1


@app.get("/retry")
@Retry(times=2)  # calls: Retry.__init__, Retry.__call__
def retried():  # on: thread
    return 2
