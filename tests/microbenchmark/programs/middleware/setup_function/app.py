"""A function of another file that adds middleware and exception handlers to an application."""

from fastapi import FastAPI
from setup import configure

app = FastAPI()
configure(app)  # calls: configure


@app.get("/")
async def index():  # on: loop
    raise LookupError
