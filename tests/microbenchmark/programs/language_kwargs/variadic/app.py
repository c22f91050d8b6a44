"""Functions among `**hooks`: looked up by name, and all of them called."""

from fastapi import FastAPI

app = FastAPI()


def before():  # on: loop
    return 1


def after():  # on: loop
    return 2


def run(**hooks):  # on: loop
    return hooks["before"]()  # calls: before


def run_all(**hooks):  # on: loop
    return [hook() for hook in hooks.values()]  # calls: after


@app.get("/")
async def read():  # on: loop
    return [run(before=before), run_all(after=after)]  # calls: run, run_all
