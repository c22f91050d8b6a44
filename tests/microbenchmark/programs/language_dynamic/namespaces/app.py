"""`globals()`, `vars(...)` and `__dict__`: functions found by their name as text."""

from fastapi import FastAPI

app = FastAPI()


def create():  # missing on: loop (globals, vars and __dict__ give nothing)
    return 1


def remove():  # missing on: loop (globals, vars and __dict__ give nothing)
    return 2


class Actions:
    @staticmethod
    def restore():  # missing on: loop (globals, vars and __dict__ give nothing)
        return 3


@app.get("/globals")
async def by_globals():  # on: loop
    return globals()["create"]()  # missing calls: create (globals, vars and __dict__ give nothing)


@app.get("/computed")
async def computed(name: str = "remove"):  # on: loop
    return globals()[name]()  # missing calls: remove (globals, vars and __dict__ give nothing)


@app.get("/vars")
async def by_vars():  # on: loop
    return vars(Actions)["restore"](), Actions.__dict__["restore"]()  # missing calls: Actions.restore (globals, vars and __dict__ give nothing)
