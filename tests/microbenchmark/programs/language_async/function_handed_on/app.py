"""An `async def` given as a function: who awaits its call runs it; one in a dict, one as a default, one as a lambda."""

from fastapi import FastAPI

app = FastAPI()


async def load():  # on: loop
    return 1


async def save():  # on: loop
    return 2


async def ping():  # on: loop
    return 3


async def attempt(action, *args):  # on: loop
    return await action(*args)  # calls: <lambda>@36, load


async def run(action=ping):  # on: loop
    return await action()  # calls: ping


ACTIONS = {"save": save}


@app.get("/")
async def read():  # on: loop
    loaded = await attempt(load)  # calls: attempt
    saved = await ACTIONS["save"]()  # calls: save
    pinged = await run()  # calls: run
    return loaded, saved, pinged, await attempt(lambda: load())  # on: loop; calls: attempt; makes: load
