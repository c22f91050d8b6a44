"""An exception of a generator path operation before its first `yield`: it has begun to run."""

from fastapi import FastAPI, HTTPException

app = FastAPI()


def missing():  # on: loop, thread
    return HTTPException(status_code=404)


@app.get("/async")
async def read_async():  # on: loop
    raise missing()  # calls: missing
    yield 1


@app.get("/def")
def read_def():  # on: thread
    raise missing()  # calls: missing
    yield 1
