"""Plain ASGI applications that are mounted: on the event loop, even a `def` (which then fails).

GET /function
GET /instance
GET /plain
"""

from fastapi import FastAPI
from starlette.responses import PlainTextResponse


async def function(scope, receive, send):  # on: loop
    await PlainTextResponse("function")(scope, receive, send)


class Proxy:
    def __init__(self, target):  # on: import
        self.target = target

    async def __call__(self, scope, receive, send):  # on: loop
        await self.respond(scope, receive, send)  # calls: Proxy.respond

    async def respond(self, scope, receive, send):  # on: loop
        await PlainTextResponse(self.target)(scope, receive, send)


def plain(scope, receive, send):  # missing on: loop (a function that is mounted is not registered)
    return None


app = FastAPI()
app.mount("/function", function)
app.mount("/instance", Proxy("backend"))  # calls: Proxy.__init__
app.mount("/plain", plain)
