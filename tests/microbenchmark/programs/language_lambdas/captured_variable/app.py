"""Lambdas made in a loop, with the loop's variable as a default."""

from fastapi import FastAPI

app = FastAPI()


def create():  # on: loop
    return 1


def remove():  # on: loop
    return 2


@app.get("/")
async def read():  # on: loop
    jobs = [
        lambda action=action: action()  # on: loop; calls: create, remove
        for action in (create, remove)
    ]
    return [job() for job in jobs]  # calls: <lambda>@19
