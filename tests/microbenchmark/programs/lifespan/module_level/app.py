"""What modules do when they are imported, class bodies, default values and decorators too."""

from config import settings
from fastapi import FastAPI

app = FastAPI(title=settings.title())  # calls: Settings.title


def version():  # on: import
    return "1.0"


class Limits:
    @staticmethod
    def default():  # on: import
        return 10

    size = default()  # calls: Limits.default


def register(function):  # missing on: import (applying a decorator is no call)
    return function


@register  # missing calls: register (applying a decorator is no call)
def tick(interval=version()):  # calls: version
    return interval


@app.get("/")
def index(limit: int = Limits.size):  # on: thread
    return limit
