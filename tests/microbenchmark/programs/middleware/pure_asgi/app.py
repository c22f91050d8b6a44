"""A plain ASGI middleware: made at startup, called on the event loop, its wrappers of `send` and `receive` too."""

from fastapi import FastAPI

app = FastAPI()


class TimingMiddleware:
    def __init__(self, app, header="X-Time"):  # missing on: startup (the class of a middleware is made at startup)
        self.app = app
        self.header = self.encode(header)  # calls: TimingMiddleware.encode

    def encode(self, header):  # missing on: startup (the class of a middleware is made at startup)
        return header.encode()

    async def __call__(self, scope, receive, send):  # on: loop; missing on: startup (a plain ASGI application is called for the lifespan too)
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def timed_send(message):  # on: loop
            if message["type"] == "http.response.start":
                message["headers"].append((self.header, self.measure()))  # calls: TimingMiddleware.measure
            await send(message)

        await self.app(scope, receive, timed_send)

    def measure(self):  # on: loop
        return b"1"


app.add_middleware(TimingMiddleware, header="X-Timing")


@app.get("/")
async def index():  # on: loop
    return {}
