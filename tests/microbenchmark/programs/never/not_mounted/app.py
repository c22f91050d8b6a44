"""An application that is made and never mounted, and a factory that is never called."""

from fastapi import FastAPI

app = FastAPI()
internal = FastAPI()


@internal.get("/stats")
def stats():  # spurious on: thread (an application that nobody serves counts as served)
    return {}


def create_debug_app():
    debug = FastAPI()

    @debug.get("/dump")
    def dump():  # spurious on: thread (an application that nobody serves counts as served)
        return {}

    return debug


@app.get("/")
def index():  # on: thread
    return {}
