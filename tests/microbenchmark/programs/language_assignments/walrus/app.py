"""A walrus binds a name inside an expression."""

from fastapi import FastAPI

app = FastAPI()


def find():  # on: loop
    return "found"


class Session:
    def close(self):  # on: loop
        return 1


def connect():  # on: loop
    return Session()


@app.get("/function")
async def function():  # on: loop
    if action := find:
        return action()  # calls: find


@app.get("/instance")
async def instance():  # on: loop
    if (session := connect()) is not None:  # calls: connect
        return session.close()  # calls: Session.close


@app.get("/comprehension")
async def comprehension():  # on: loop
    return [last.close() for _ in range(2) if (last := connect())], last.close()  # calls: Session.close, connect
