"""A middleware that is wrapped around the application by hand.

GET /
"""

from fastapi import FastAPI

api = FastAPI()


@api.get("/")
def index():  # on: thread
    return {}


class Gate:
    def __init__(self, app):  # on: import
        self.app = app

    async def __call__(self, scope, receive, send):  # on: loop; missing on: startup (a plain ASGI application is called for the lifespan too)
        self.count(scope)  # calls: Gate.count
        await self.app(scope, receive, send)

    def count(self, scope):  # on: loop; missing on: startup (a plain ASGI application is called for the lifespan too)
        return None


app = Gate(api)  # calls: Gate.__init__
