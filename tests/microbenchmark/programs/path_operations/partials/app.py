"""`functools.partial` objects as path operations."""

from functools import partial

from fastapi import FastAPI

app = FastAPI()


async def proxy(upstream):  # on: loop
    return upstream


def export(fmt):  # on: thread
    return fmt


app.add_api_route("/proxy", partial(proxy, "https://example.org"))
app.get("/export/csv")(partial(export, fmt="csv"))
