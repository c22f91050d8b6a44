"""A function defined in an `if` and in an `except`: the definition that was executed counts."""

import sys

from fastapi import FastAPI

app = FastAPI()

if sys.platform == "plan9":

    def now():  # spurious on: loop (a condition's value is not known)
        return 0

else:

    def now():  # on: loop
        return 1


try:
    from fast_json import dumps
except ImportError:

    def dumps(value):  # on: loop
        return str(value)


@app.get("/")
async def read():  # on: loop
    return now(), dumps(1)  # calls: dumps, now@16; spurious calls: now (a condition's value is not known)
