"""`@contextmanager` functions as dependencies: the request fails before the body runs.

GET /def
GET /async
"""

from contextlib import asynccontextmanager, contextmanager

from fastapi import Depends, FastAPI

app = FastAPI()


@contextmanager
def session():  # spurious on: thread (a @contextmanager function as dependency fails before its body runs)
    yield "session"


@asynccontextmanager
async def client():  # spurious on: loop (a @contextmanager function as dependency fails before its body runs)
    yield "client"


@app.get("/def")
async def read_def(value=Depends(session)):  # spurious on: loop (a @contextmanager function as dependency fails before its body runs)
    return value


@app.get("/async")
async def read_async(value=Depends(client)):  # spurious on: loop (a @contextmanager function as dependency fails before its body runs)
    return value
