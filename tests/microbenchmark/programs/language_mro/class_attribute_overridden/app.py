"""A class attribute that subclasses replace: `self.client_class()` makes that of the instance's class."""

from fastapi import FastAPI

app = FastAPI()


class Real:
    def send(self):  # spurious on: loop (self in a base is not an instance of a subclass)
        return "sent"


class Fake:
    def send(self):  # missing on: loop (self in a base is not an instance of a subclass)
        return "kept"


class Service:
    client_class = Real

    def run(self):  # on: loop
        return self.client_class().send()  # missing calls: Fake.send (self in a base is not an instance of a subclass); spurious calls: Real.send (self in a base is not an instance of a subclass)


class TestService(Service):
    client_class = Fake


@app.get("/")
async def read():  # on: loop
    return TestService().run()  # calls: Service.run
