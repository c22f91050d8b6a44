"""A class attribute that subclasses replace: `self.client_class()` makes that of the instance's class."""

from fastapi import FastAPI

app = FastAPI()


class Real:
    def send(self):
        return "sent"


class Fake:
    def send(self):  # on: loop
        return "kept"


class Service:
    client_class = Real

    def run(self):  # on: loop
        return self.client_class().send()  # calls: Fake.send


class TestService(Service):
    client_class = Fake


@app.get("/")
async def read():  # on: loop
    return TestService().run()  # calls: Service.run
