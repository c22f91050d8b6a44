"""`match` chooses a function, which is called afterwards.

GET /a
GET /b
GET /c
"""

from fastapi import FastAPI

app = FastAPI()


def create():  # on: loop
    return 1


def remove():  # on: loop
    return 2


def ignore():  # on: loop
    return 3


@app.get("/{name}")
async def read(name: str):  # on: loop
    match name:
        case "a":
            action = create
        case "b" | "d":
            action = remove
        case _:
            action = ignore
    return action()  # calls: create, ignore, remove
