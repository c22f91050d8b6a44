"""An `APIRoute` subclass with `get_route_handler`: the handler that it returns runs on the event loop."""

from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute


class TimedRoute(APIRoute):
    def get_route_handler(self):  # on: import
        original = super().get_route_handler()

        async def timed(request: Request):  # on: loop
            start = now()  # calls: now
            response = await original(request)
            response.headers["X-Start"] = str(start)
            return response

        return timed


def now():  # on: loop
    return 1


app = FastAPI()
app.router.route_class = TimedRoute


@app.get("/")
def index():  # on: thread
    return {}
