"""A project class on top of `dict` overrides what `[...]`, `in` and a missing key run."""

from fastapi import FastAPI

app = FastAPI()


class Settings(dict):
    def __missing__(self, key):  # missing on: loop (square brackets run no special method)
        return default(key)  # calls: default

    def __setitem__(self, key, value):  # on: loop
        super().__setitem__(key, check(value))  # calls: check

    def __contains__(self, key):  # on: loop
        return True

    def __delitem__(self, key):  # on: loop
        super().__delitem__(key)


def default(key):  # missing on: loop (square brackets run no special method)
    return key


def check(value):  # on: loop
    return value


@app.get("/")
async def read():  # on: loop
    settings = Settings()
    settings["size"] = 3  # calls: Settings.__setitem__
    known = "any" in settings  # calls: Settings.__contains__
    del settings["size"]  # calls: Settings.__delitem__
    return settings["colour"], known  # missing calls: Settings.__missing__ (square brackets run no special method)
