"""Exception handlers: by their own kind, however they are registered."""

from errors import Conflict, NotFound, Teapot, Unknown, on_conflict, on_unknown
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI(exception_handlers={Conflict: on_conflict})


@app.exception_handler(NotFound)
async def on_not_found(request: Request, error: NotFound):  # on: loop
    return JSONResponse({"detail": describe(error)}, status_code=404)  # calls: describe


@app.exception_handler(Teapot)
def on_teapot(request: Request, error: Teapot):  # on: thread
    return JSONResponse({"detail": describe(error)}, status_code=418)  # calls: describe


app.add_exception_handler(Unknown, on_unknown)


def describe(error):  # on: loop, thread
    return str(error)


@app.get("/not-found")
async def not_found():  # on: loop
    raise NotFound


@app.get("/teapot")
async def teapot():  # on: loop
    raise Teapot


@app.get("/conflict")
def conflict():  # on: thread
    raise Conflict


@app.get("/unknown")
def unknown():  # on: thread
    raise Unknown
