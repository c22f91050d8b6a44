"""uvicorn: `serve` is a coroutine."""

import uvicorn


async def main(app):
    server = uvicorn.Server(uvicorn.Config(app))
    server.serve()  # lost
    await server.serve()
