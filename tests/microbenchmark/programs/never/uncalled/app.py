"""Functions that nobody calls, methods and nested functions too."""

from fastapi import FastAPI

app = FastAPI()


def unused():
    return helper()


def helper():
    return 1


class Report:
    def __init__(self):
        self.rows = self.load()

    def load(self):
        return []


@app.get("/")
def index():  # on: thread
    def nested():
        return helper()

    key = lambda row: row
    return []
