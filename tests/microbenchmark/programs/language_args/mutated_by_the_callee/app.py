"""A callee puts a function into a list that it is given; the caller calls it."""

from fastapi import FastAPI

app = FastAPI()


def close():  # missing on: loop (what is put into a container later is not followed)
    return "closed"


def open_connection(cleanups):  # on: loop
    cleanups.append(close)


@app.get("/")
async def read():  # on: loop
    cleanups = []
    open_connection(cleanups)  # calls: open_connection
    return [cleanup() for cleanup in cleanups]  # missing calls: close (what is put into a container later is not followed)
