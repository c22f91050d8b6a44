"""A project class on top of `dict` overrides what `[...]`, `in` and a missing key run."""

from fastapi import FastAPI

app = FastAPI()


class Settings(dict):
    def __missing__(self, key):  # missing on: loop (square brackets run no special method)
        return default(key)  # calls: default

    def __setitem__(self, key, value):  # missing on: loop (square brackets run no special method)
        super().__setitem__(key, check(value))  # calls: check

    def __contains__(self, key):  # missing on: loop (in runs no special method)
        return True

    def __delitem__(self, key):  # missing on: loop (square brackets run no special method)
        super().__delitem__(key)


def default(key):  # missing on: loop (square brackets run no special method)
    return key


def check(value):  # missing on: loop (square brackets run no special method)
    return value


@app.get("/")
async def read():  # on: loop
    settings = Settings()
    settings["size"] = 3  # missing calls: Settings.__setitem__ (square brackets run no special method)
    known = "any" in settings  # missing calls: Settings.__contains__ (in runs no special method)
    del settings["size"]  # missing calls: Settings.__delitem__ (square brackets run no special method)
    return settings["colour"], known  # missing calls: Settings.__missing__ (square brackets run no special method)
