"""Coroutines that await themselves and each other."""

from fastapi import FastAPI

app = FastAPI()


async def countdown(number):  # on: loop
    return await countdown(number - 1) if number else 0  # calls: countdown


async def ping(number):  # on: loop
    return await pong(number - 1) if number else 0  # calls: pong


async def pong(number):  # on: loop
    return await ping(number - 1) if number else 0  # calls: ping


@app.get("/")
async def read():  # on: loop
    return await countdown(2), await ping(3)  # calls: countdown, ping
