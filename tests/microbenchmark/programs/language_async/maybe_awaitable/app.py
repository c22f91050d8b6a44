"""`inspect.isawaitable(result)`: a function of either kind is called, what it gives is awaited if need be."""

import inspect

from fastapi import FastAPI

app = FastAPI()


def plain():  # on: loop
    return 1


async def asynchronous():  # on: loop
    return 2


async def run(function):  # on: loop
    result = function()  # calls: plain; makes: asynchronous
    if inspect.isawaitable(result):
        result = await result  # calls: asynchronous
    return result


async def run_kind(function):  # on: loop
    if inspect.iscoroutinefunction(function):
        return await function()  # calls: asynchronous
    return function()  # calls: plain


@app.get("/result")
async def by_result():  # on: loop
    return await run(plain), await run(asynchronous)  # calls: run


@app.get("/kind")
async def by_kind():  # on: loop
    return await run_kind(plain), await run_kind(asynchronous)  # calls: run_kind
