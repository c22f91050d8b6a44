"""dependency-injector: a provider gives what it is made of."""

import requests
from dependency_injector import containers, providers
from dependency_injector.wiring import Provide, inject
from fastapi import Depends, FastAPI

app = FastAPI()


class Service:
    def load(self):
        return requests.get("https://example.org")


class Container(containers.DeclarativeContainer):
    session = providers.Singleton(requests.Session)
    service = providers.Factory(Service)


@app.get("/")
@inject
async def index(service: Service = Depends(Provide[Container.service])):
    service.load()  # blocks: http
    Container.session().get("https://example.org")  # blocks: http
