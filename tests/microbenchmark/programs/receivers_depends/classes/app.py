"""Classes as dependencies: `Depends(Cls)`, `Depends()` with an annotation; what FastAPI gives to their `__init__`."""

from typing import Annotated

from fastapi import Depends, FastAPI

app = FastAPI()


class Repository:
    def all(self):  # on: loop
        return []


class Paging:
    def __init__(self, limit: int = 10):  # on: thread
        self.limit = limit

    def clamp(self):  # on: loop
        return self.limit


class Service:
    def __init__(self, repository: Annotated[Repository, Depends()], paging=Depends(Paging)):  # on: thread
        self.repository = repository
        self.paging = paging

    def names(self):  # on: loop
        return self.repository.all(), self.paging.clamp()  # calls: Paging.clamp, Repository.all


@app.get("/class")
async def by_class(service=Depends(Service)):  # on: loop
    return service.names()  # calls: Service.names


@app.get("/empty")
async def by_annotation(service: Service = Depends()):  # on: loop
    return service.names()  # calls: Service.names


@app.get("/annotated")
async def annotated(service: Annotated[Service, Depends()]):  # on: loop
    return service.names()  # calls: Service.names
