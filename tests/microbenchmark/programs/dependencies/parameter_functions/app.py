"""`default_factory` and validators of parameters: on the event loop, even for a `def`."""

from typing import Annotated

from fastapi import FastAPI, Header, Query
from pydantic import AfterValidator, BeforeValidator

app = FastAPI()


def today():  # on: loop
    return "today"


def strip(value):  # on: loop
    return value.strip()


def known(value):  # on: loop
    return value


@app.get("/async")
async def read_async(day: Annotated[str, Query(default_factory=today)]):  # on: loop
    return day


@app.get("/def")
def read_def(accept: Annotated[str, Header(), BeforeValidator(strip), AfterValidator(known)]):  # on: thread
    return accept
