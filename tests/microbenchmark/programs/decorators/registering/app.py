"""Decorators that note a function and return it unchanged, and one that is run by name later."""

from fastapi import FastAPI
from registry import handler, run

app = FastAPI()


@handler("order.created")  # calls: handler, handler.<locals>.register
def on_order_created(payload):  # on: loop
    return reserve(payload)  # calls: reserve


@handler("order.paid")  # calls: handler, handler.<locals>.register
async def on_order_paid(payload):  # on: loop
    return payload


def reserve(payload):  # on: loop
    return payload


@app.post("/events/{name}")
async def receive(name: str):  # on: loop
    return [run("order.created", {}), await run("order.paid", {})]  # calls: run, on_order_paid
