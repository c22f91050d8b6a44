"""Code after `return`, under a false constant, in a branch that is never taken."""

from fastapi import FastAPI

app = FastAPI()
DEBUG = False


def trace():  # spurious on: thread (code after a return counts as run)
    return None


def legacy():  # spurious on: thread (a branch under a false constant counts as run)
    return None


def other():  # spurious on: thread (conditions are not evaluated)
    return None


@app.get("/")
def index():  # on: thread
    if False:
        legacy()  # spurious calls: legacy (a branch under a false constant counts as run)
    if DEBUG:
        other()  # spurious calls: other (conditions are not evaluated)
    return {}
    trace()  # spurious calls: trace (code after a return counts as run)
