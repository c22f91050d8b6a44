"""Functions that note themselves in a list with a decorator; the application registers them later."""

from fastapi import FastAPI
from registry import ROUTES, endpoint


@endpoint("/users")  # calls: endpoint, endpoint.<locals>.register
def users():  # on: thread
    return []


@endpoint("/groups")  # calls: endpoint, endpoint.<locals>.register
async def groups():  # on: loop
    return []


app = FastAPI()
for path, function in ROUTES:
    app.add_api_route(path, function)
