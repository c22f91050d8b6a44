"""A router with `route_class=` that is included: the handler is made again with the first request.

GET /r/
"""

from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute


class LoggedRoute(APIRoute):
    def __init__(self, *args, **kwargs):  # missing on: import (a class that is given as route_class is not made)
        super().__init__(*args, **kwargs)
        self.kind = classify(self)  # calls: classify

    def get_route_handler(self):  # on: import; missing on: loop (an included route is made again with the first request, on the event loop)
        original = super().get_route_handler()

        async def logged(request: Request):  # on: loop
            return await original(request)

        return logged


def classify(route):  # missing on: import (a class that is given as route_class is not made)
    return route.name


router = APIRouter(prefix="/r", route_class=LoggedRoute)


@router.get("/")
def index():  # on: thread
    return {}


app = FastAPI()
app.include_router(router)
