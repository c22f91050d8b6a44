"""Parameters, local names, loop variables and imports shadow the module's names."""

from fastapi import FastAPI

app = FastAPI()


def load():
    return "module"


def save():  # on: loop
    return "saved"


def shadow_by_parameter(load):  # on: loop
    return load()  # calls: save


def shadow_by_local():  # on: loop
    load = save
    return load()  # calls: save


def shadow_by_loop():  # on: loop
    for load in [save]:
        return load()  # calls: save


def shadow_by_function():  # on: loop
    def load():  # on: loop
        return "inner"

    return load()  # calls: shadow_by_function.<locals>.load


def shadow_by_import():  # on: loop
    from other import load

    return load()  # calls: other.py:load


@app.get("/")
async def read():  # on: loop
    given = shadow_by_parameter(save)  # calls: shadow_by_parameter
    return given, shadow_by_local(), shadow_by_loop(), shadow_by_function(), shadow_by_import()  # calls: shadow_by_function, shadow_by_import, shadow_by_local, shadow_by_loop
