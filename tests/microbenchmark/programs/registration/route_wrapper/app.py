"""A decorator of the project that registers with options: `@base_endpoint(router, path)`."""

from fastapi import APIRouter, FastAPI

router = APIRouter()


def endpoint(path, **options):  # on: import
    def decorator(function):  # on: import
        router.add_api_route(path, function, **options)
        return function

    return decorator


def get(path):  # on: import
    return router.get(path, tags=["shop"])


@endpoint("/orders", methods=["POST"])  # calls: endpoint, endpoint.<locals>.decorator
def create_order():  # on: thread
    return {}


@get("/orders")  # calls: get
def list_orders():  # on: thread
    return []


app = FastAPI()
app.include_router(router)
