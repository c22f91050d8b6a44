"""`**options` handed on to another function, which calls one of them."""

from fastapi import FastAPI

app = FastAPI()


def on_error():  # on: loop
    return "failed"


def request(url, on_error):  # on: loop
    return on_error()  # calls: on_error


def get(url, **options):  # on: loop
    return request(url, **options)  # calls: request


@app.get("/")
async def read():  # on: loop
    return get("/", on_error=on_error)  # calls: get
