"""A container written by hand: attributes, properties, and methods give the services."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


class Repository:
    def __init__(self, client):  # on: loop, thread
        self.client = client

    def all(self):  # on: loop
        return self.client.get()  # calls: Client.get


class Service:
    def __init__(self, repository):  # on: loop, thread
        self.repository = repository

    def names(self):  # on: loop
        return self.repository.all()  # calls: Repository.all


class Container:
    def __init__(self):  # on: import
        self.client = Client()

    @property
    def repository(self):  # on: loop, thread
        return Repository(self.client)  # calls: Repository.__init__

    def service(self):  # on: loop, thread
        return Service(self.repository)  # calls: Container.repository, Service.__init__


container = Container()  # calls: Container.__init__


def get_service():  # on: thread
    return container.service()  # calls: Container.service


@app.get("/property")
async def by_property():  # on: loop
    return container.repository.all()  # calls: Container.repository, Repository.all


@app.get("/method")
async def by_method():  # on: loop
    return container.service().names()  # calls: Container.service, Service.names


@app.get("/dependency")
async def by_dependency(service=Depends(get_service)):  # on: loop
    return service.names()  # calls: Service.names
