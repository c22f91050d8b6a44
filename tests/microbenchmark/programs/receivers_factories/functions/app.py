"""Factories: by annotation, by what they return, by a name, in branches, with a fallback, in another file.

GET /annotated
GET /inferred
GET /named
GET /branches?secure=0
GET /branches?secure=1
GET /chained
"""

from fastapi import FastAPI

import clients
from clients import make_inferred, make_named

app = FastAPI()


@app.get("/annotated")
async def annotated():  # on: loop
    return clients.make_annotated().get()  # calls: Client.get, make_annotated


@app.get("/inferred")
async def inferred():  # on: loop
    return make_inferred().get()  # calls: Client.get, make_inferred


@app.get("/named")
async def named():  # on: loop
    client = make_named()  # calls: make_named
    return client.get()  # calls: Client.get


@app.get("/branches")
async def branches(secure: bool = False):  # on: loop
    return clients.make_in_branches(secure).get()  # calls: Client.get, Secure.get, make_in_branches


@app.get("/chained")
async def chained():  # on: loop
    return clients.make_chained().get()  # calls: Client.get, make_chained
