"""Functions among `**hooks`: looked up by name, and all of them called."""

from fastapi import FastAPI

app = FastAPI()


def before():  # missing on: loop (what *args and **kwargs hold is not followed)
    return 1


def after():  # missing on: loop (what *args and **kwargs hold is not followed)
    return 2


def run(**hooks):  # on: loop
    return hooks["before"]()  # missing calls: before (what *args and **kwargs hold is not followed)


def run_all(**hooks):  # on: loop
    return [hook() for hook in hooks.values()]  # missing calls: after (what *args and **kwargs hold is not followed)


@app.get("/")
async def read():  # on: loop
    return [run(before=before), run_all(after=after)]  # calls: run, run_all
