"""A sync facade that submits coroutines to an event loop of its own thread."""

import asyncio
import threading

from fastapi import FastAPI

app = FastAPI()


class Portal:
    def __init__(self):  # on: thread
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def call(self, coroutine):  # on: thread
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result()

    def stop(self):  # on: thread
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


async def fetch():  # missing on: thread (run_coroutine_threadsafe is always taken to use the server's event loop); spurious on: loop (run_coroutine_threadsafe is always taken to use the server's event loop)
    return 1


@app.get("/")
def index():  # on: thread
    portal = Portal()  # calls: Portal.__init__
    try:
        return portal.call(fetch())  # calls: Portal.call; makes: fetch
    finally:
        portal.stop()  # calls: Portal.stop
