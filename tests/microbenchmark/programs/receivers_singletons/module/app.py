"""Module singletons: imported by name, through the module, re-exported, used as a default, replaced at startup."""

from fastapi import FastAPI

import clients
import package
from clients import main
from clients import main as renamed
from package import shared

app = FastAPI()


def fetch(client=main):  # on: loop
    return client.get()  # calls: Client.get


@app.get("/")
async def read():  # on: loop
    by_name = main.get()  # calls: Client.get
    by_alias = renamed.get()  # calls: Client.get
    by_module = clients.main.get()  # calls: Client.get
    reexported = shared.get()  # calls: Client.get
    dotted = package.shared.get()  # calls: Client.get
    return by_name, by_alias, by_module, reexported, dotted, fetch()  # calls: fetch
