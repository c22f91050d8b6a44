"""`generate_unique_id_function`, and route classes: at import."""

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute


def unique_id(route: APIRoute):  # on: import
    return camel_case(route.name)  # calls: camel_case


def camel_case(name):  # on: import
    return name.title()


def short_id(route):  # on: import; missing on: loop (an included route is made again with the first request, on the event loop)
    return route.name


app = FastAPI(generate_unique_id_function=unique_id)
router = APIRouter(prefix="/r", generate_unique_id_function=short_id)


@app.get("/")
def index():  # on: thread
    return {}


@router.get("/")
def listing():  # on: thread
    return {}


app.include_router(router)
