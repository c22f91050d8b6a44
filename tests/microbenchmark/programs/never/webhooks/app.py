"""Webhooks and callbacks only document what the application sends."""

from fastapi import APIRouter, FastAPI

app = FastAPI()
callbacks = APIRouter()


@app.webhooks.post("new-subscription")
async def new_subscription(name: str):  # spurious on: loop (an async def without a known caller is taken to run on the event loop)
    return name


@app.webhooks.post("cancelled")
def cancelled(name: str):
    return name


@callbacks.post("{$callback_url}/invoices")
def invoice_paid(name: str):  # spurious on: thread (a router that only documents callbacks counts as served)
    return name


@callbacks.get("{$callback_url}/status")
async def status():  # spurious on: loop (a router that only documents callbacks counts as served)
    return "ok"


@app.get("/invoices", callbacks=callbacks.routes)
async def invoices():  # on: loop
    return []
