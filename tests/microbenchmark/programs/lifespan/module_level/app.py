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


def register(function):  # on: import
    return function


@register  # calls: register
def tick(interval=version()):  # calls: version
    return interval


@app.get("/")
def index(limit: int = Limits.size):  # on: thread
    return limit
