"""What nobody calls never runs, nor what only that calls."""

from fastapi import FastAPI

app = FastAPI()


class Legacy:
    def __init__(self):
        self.rows = load()

    def run(self):
        return load()


def unused():
    return load()


def load():
    return Legacy().run()


@app.get("/")
async def read():  # on: loop
    return 1
