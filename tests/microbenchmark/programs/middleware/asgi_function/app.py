"""A middleware factory: a `def` that is given the application and returns an async function."""

from fastapi import FastAPI

app = FastAPI()


def strip_prefix(app, prefix):  # missing on: startup (a function that is given as middleware class is not called)
    async def middleware(scope, receive, send):  # on: loop; missing on: startup (a plain ASGI application is called for the lifespan too)
        if scope["type"] == "http":
            scope = dict(scope, path=shorten(scope["path"], prefix))  # calls: shorten
        await app(scope, receive, send)

    return middleware


def shorten(path, prefix):  # on: loop
    return path.removeprefix(prefix) or "/"


app.add_middleware(strip_prefix, prefix="/api")


@app.get("/items")
def items():  # on: thread
    return []
