"""A class as dependency: made in a worker thread; its methods run where the path operation calls them."""

from typing import Annotated

from fastapi import Depends, FastAPI

app = FastAPI()


class Pagination:
    def __init__(self, page: int = 1):  # on: thread
        self.page = self.clamp(page)  # calls: Pagination.clamp

    def clamp(self, page):  # on: thread
        return max(page, 1)

    def rows(self):  # on: loop
        return [self.page]


class Filters:
    def __init__(self, q: str = ""):  # on: thread
        self.q = q


class Sorting:
    def __new__(cls):  # on: thread
        return super().__new__(cls)


class Limits:
    def __init__(self, limit: int = 10):  # on: thread
        self.limit = limit

    @property
    def half(self):  # on: thread
        return self.limit // 2


@app.get("/async")
async def read_async(  # on: loop
    pagination: Annotated[Pagination, Depends(Pagination)], filters: Filters = Depends(), sorting=Depends(Sorting)
):
    return pagination.rows()  # calls: Pagination.rows


@app.get("/def")
def read_def(limits: Annotated[Limits, Depends()]):  # on: thread
    return limits.half  # calls: Limits.half
