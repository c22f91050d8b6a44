"""Every `return` of a function gives a function: early, in branches, in `try`.

GET /1
GET /2
GET /3
"""

from fastapi import FastAPI

app = FastAPI()


def small():  # on: loop
    return 1


def middle():  # on: loop
    return 2


def big():  # on: loop
    return 3


def choose(size):  # on: loop
    if size == 1:
        return small
    try:
        if size == 2:
            return middle
    finally:
        size += 1
    return big


@app.get("/{size}")
async def read(size: int):  # on: loop
    return choose(size)()  # calls: big, choose, middle, small
