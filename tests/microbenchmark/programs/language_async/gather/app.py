"""`asyncio.gather`: the coroutines are made here, and tasks run them; with stars, comprehensions and `map`."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


async def load(number):  # on: loop
    return number


async def save(number):  # on: loop
    return number


@app.get("/arguments")
async def arguments():  # on: loop
    return await asyncio.gather(load(1), save(2))  # makes: load, save


@app.get("/list")
async def from_list():  # on: loop
    return await asyncio.gather(*[load(number) for number in range(2)])  # makes: load


@app.get("/generator")
async def from_generator():  # on: loop
    return await asyncio.gather(*(load(number) for number in range(2)))  # missing makes: load (a generator expression spread into arguments is not run)


@app.get("/map")
async def from_map():  # on: loop
    return await asyncio.gather(*map(load, range(2)))


@app.get("/kept")
async def kept():  # on: loop
    pending = [load(1)]  # makes: load
    pending.append(save(2))  # makes: save
    return await asyncio.gather(*pending)
