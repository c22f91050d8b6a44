"""`typing.overload`: the declarations never run, the implementation does."""

from typing import overload

from fastapi import FastAPI

app = FastAPI()


@overload
def parse(value: str) -> str: ...  # spurious on: loop (overloads count as definitions)
@overload
def parse(value: int) -> int: ...  # spurious on: loop (overloads count as definitions)
def parse(value):  # on: loop
    return value


@app.get("/")
async def read():  # on: loop
    return parse("a")  # calls: parse@14; spurious calls: parse (overloads count as definitions); spurious calls: parse@13 (overloads count as definitions)
