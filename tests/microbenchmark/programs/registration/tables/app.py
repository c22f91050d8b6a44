"""Tables of routes: dicts, dataclasses, `starmap`."""

from dataclasses import dataclass
from typing import Callable

from fastapi import FastAPI

app = FastAPI()


def list_users():  # on: thread
    return []


def list_groups():  # on: thread
    return []


def list_roles():  # missing on: thread (arguments from **mapping are not known)
    return []


@dataclass
class RouteSpec:
    path: str
    handler: Callable


HANDLERS = {"/users": list_users}
SPECS = [RouteSpec("/groups", list_groups)]
OPTIONS = {"path": "/roles", "endpoint": list_roles}

for path, handler in HANDLERS.items():
    app.add_api_route(path, handler)
for spec in SPECS:
    app.add_api_route(spec.path, spec.handler, methods=["GET"])
app.add_api_route(**OPTIONS)
