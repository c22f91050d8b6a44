"""An argument that is called before it is handed over: it runs where the call stands."""

import asyncio

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


def load():  # on: loop
    return "image"


def resize(image):  # on: thread
    return image


def make_job():  # on: loop
    return lambda: 1  # on: thread


@app.get("/called")
async def called():  # on: loop
    return await asyncio.to_thread(resize, load())  # calls: load


@app.get("/made")
async def made():  # on: loop
    return await run_in_threadpool(make_job())  # calls: make_job
