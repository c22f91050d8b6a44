"""`asyncio.run` at module level: an event loop of its own, at import."""

import asyncio

from fastapi import FastAPI


async def fetch_config():  # on: import
    return parse({"debug": True})  # calls: parse


def parse(config):  # on: import
    return config


config = asyncio.run(fetch_config())  # makes: fetch_config
app = FastAPI(debug=config["debug"])


@app.get("/")
def index():  # on: thread
    return {}
