"""`service: Service = Depends()`: the annotation is the dependency, its `__init__` runs in a worker thread."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Paging:
    def __init__(self, limit: int = 10):  # on: thread
        self.limit = clamp(limit)  # calls: clamp

    def size(self):  # on: loop
        return self.limit


def clamp(limit):  # on: thread
    return min(limit, 100)


@app.get("/")
async def read(paging: Paging = Depends()):  # on: loop
    return paging.size()  # calls: Paging.size
