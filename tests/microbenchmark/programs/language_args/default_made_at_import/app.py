"""A call in a parameter's default runs where the `def` runs: at import."""

from fastapi import FastAPI

app = FastAPI()


def limits():  # on: import
    return {"max": 10}


def page(size, allowed=limits()):  # on: loop; calls: limits
    return min(size, allowed["max"])


@app.get("/")
async def read():  # on: loop
    return page(100)  # calls: page
