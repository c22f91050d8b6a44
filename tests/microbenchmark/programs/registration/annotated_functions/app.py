"""Functions that note themselves in a list with a decorator; the application registers them later."""

from fastapi import FastAPI
from registry import ROUTES, endpoint


@endpoint("/users")  # calls: endpoint; missing calls: endpoint.<locals>.register (applying a decorator is no call)
def users():  # missing on: thread (a function that is kept in a registry is not known there)
    return []


@endpoint("/groups")  # calls: endpoint; missing calls: endpoint.<locals>.register (applying a decorator is no call)
async def groups():  # on: loop
    return []


app = FastAPI()
for path, function in ROUTES:
    app.add_api_route(path, function)
