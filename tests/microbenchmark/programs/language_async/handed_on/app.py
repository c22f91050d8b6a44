"""A coroutine given to a function that awaits it, and one that a plain function makes and returns."""

from fastapi import FastAPI

app = FastAPI()


async def load():  # on: loop
    return 1


async def save():  # on: loop
    return 2


async def with_log(coroutine):  # on: loop
    return await coroutine  # calls: load


def saving():  # on: loop
    return save()  # makes: save


def choose(fast):  # on: loop
    return load() if fast else save()  # makes: load, save


@app.get("/")
async def read():  # on: loop
    logged = await with_log(load())  # calls: with_log; makes: load
    saved = await saving()  # calls: saving, save
    return logged, saved, await choose(True), await choose(False)  # calls: choose, load, save
