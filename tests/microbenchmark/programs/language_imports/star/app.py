"""`from module import *`: with `__all__`, without, of names that begin with `_`, and of a module that does the same."""

from fastapi import FastAPI

from everything import *
from listed import *
from plain import *

app = FastAPI()


def _hidden():  # on: loop
    return "own"


@app.get("/listed")
async def read_listed():  # on: loop
    return exported()  # calls: exported


@app.get("/plain")
async def read_plain():  # on: loop
    return public(), _hidden()  # calls: _hidden; missing calls: plain.py:public (a star import takes names that __all__ leaves out); spurious calls: listed.py:public (a star import takes names that __all__ leaves out)


@app.get("/star_of_star")
async def read_star_of_star():  # on: loop
    return deep()  # calls: deep
