"""`importlib.import_module`: with a literal, relative to a package, with a name that is computed."""

import importlib
from importlib import import_module

from fastapi import FastAPI

app = FastAPI()

mail = importlib.import_module("plugins.mail")


@app.get("/literal")
async def literal():  # on: loop
    return mail.send()  # calls: send


@app.get("/attribute")
async def attribute():  # on: loop
    return getattr(import_module("plugins.sms"), "send_sms")()  # calls: send_sms


@app.get("/relative")
async def relative():  # on: loop
    return import_module(".push", "plugins").push()  # missing calls: push (import_module gives nothing)


@app.get("/computed")
async def computed(name: str = "log"):  # on: loop
    return import_module(f"plugins.{name}").log()  # missing calls: log (the name is computed)
