"""`anyio.from_thread.run` and `run_sync`: from a `def` path operation back to the event loop."""

from anyio import from_thread
from fastapi import FastAPI

app = FastAPI()


async def notify(user):  # on: loop
    return render(user)  # calls: render


def render(user):  # on: loop
    return user


def set_event(name):  # on: loop
    return name


@app.get("/run")
def run():  # on: thread
    return from_thread.run(notify, "me")


@app.get("/run-sync")
def run_sync():  # on: thread
    return from_thread.run_sync(set_event, "done")
