"""One object chosen of many: `next(... for ...)`, `max`, `min`, `sorted(...)[0]`, `random.choice`, a loop that keeps the last."""

import random

from fastapi import FastAPI

app = FastAPI()


class Provider:
    def __init__(self, load):  # on: import
        self.load = load

    def is_ready(self):  # on: loop
        return True

    def call(self):  # on: loop
        return self.load


PROVIDERS = [Provider(1), Provider(2)]  # calls: Provider.__init__


@app.get("/next")
async def by_next():  # on: loop
    provider = next((p for p in PROVIDERS if p.is_ready()), None)  # calls: Provider.is_ready
    return provider.call()  # calls: Provider.call


@app.get("/max")
async def by_max():  # on: loop
    busiest = max(PROVIDERS, key=lambda p: p.load)  # on: loop; calls: <lambda>@32
    return busiest.call()  # calls: Provider.call


@app.get("/sorted")
async def by_order():  # on: loop
    first = sorted(PROVIDERS, key=lambda p: p.load)[0]  # on: loop; calls: <lambda>@38
    return first.call()  # calls: Provider.call


@app.get("/random")
async def by_chance():  # on: loop
    return random.choice(PROVIDERS).call()  # missing calls: Provider.call (library functions that hand items on give nothing)


@app.get("/loop")
async def by_loop():  # on: loop
    chosen = None
    for provider in PROVIDERS:
        if provider.is_ready():  # calls: Provider.is_ready
            chosen = provider
    return chosen.call()  # calls: Provider.call
