"""A middleware, a handler and a listener that are written and not registered."""

from fastapi import FastAPI
from starlette.middleware.base import BaseHTTPMiddleware

app = FastAPI()


class Unused(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):  # spurious on: loop (a subclass of a library class counts as used)
        return await self.measure(request, call_next)  # spurious calls: Unused.measure (a subclass of a library class counts as used)

    async def measure(self, request, call_next):  # spurious on: loop (a subclass of a library class counts as used)
        return await call_next(request)


def on_error(request, error):
    return None


@app.get("/")
def index():  # on: thread
    return {}
