"""Other ways to the state: `getattr`, an entered manager, `setattr`, a holder object on it, a method of an app subclass."""

from contextlib import asynccontextmanager

from fastapi import FastAPI, Request


class Client:
    def get(self):  # on: loop
        return 1

    def __enter__(self):  # on: startup
        return self

    def __exit__(self, *error):  # on: startup
        return None


class Services:
    def __init__(self):  # on: startup
        self.client = Client()


class Application(FastAPI):
    def services(self) -> Services:  # on: loop
        return self.state.services


@asynccontextmanager
async def lifespan(app: FastAPI):  # on: startup
    app.state.services = Services()  # calls: Services.__init__
    setattr(app.state, "set", Client())
    with Client() as app.state.entered:  # calls: Client.__enter__, Client.__exit__
        yield


app = Application(lifespan=lifespan)


@app.get("/holder")
async def holder(request: Request):  # on: loop
    return request.app.state.services.client.get()  # calls: Client.get


@app.get("/subclass")
async def subclass():  # on: loop
    return app.services().client.get()  # calls: Application.services, Client.get


@app.get("/getattr")
async def by_getattr(request: Request):  # on: loop
    return getattr(request.app.state, "services").client.get()  # calls: Client.get


@app.get("/setattr")
async def by_setattr(request: Request):  # on: loop
    return request.app.state.set.get()  # calls: Client.get


@app.get("/entered")
async def entered(request: Request):  # on: loop
    return request.app.state.entered.get()  # calls: Client.get
