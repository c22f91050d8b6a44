"""An `openapi` function of the project: on the event loop, with the first `/openapi.json`.

GET /openapi.json
"""

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

app = FastAPI()


def custom_openapi():  # missing on: loop (app.openapi = f is no registration)
    if not app.openapi_schema:
        app.openapi_schema = decorate(get_openapi(title="Shop", version="1", routes=app.routes))  # calls: decorate
    return app.openapi_schema


def decorate(schema):  # missing on: loop (app.openapi = f is no registration)
    return schema


app.openapi = custom_openapi
