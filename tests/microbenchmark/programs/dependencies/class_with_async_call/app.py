"""A class that has an `async def __call__`: as a dependency it is only made."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Notifier:
    def __init__(self):  # on: thread
        self.sent = 0

    async def __call__(self):  # on: loop
        self.sent += 1


@app.get("/")
async def read(notifier=Depends(Notifier)):  # on: loop
    await notifier()  # calls: Notifier.__call__
    return notifier.sent
