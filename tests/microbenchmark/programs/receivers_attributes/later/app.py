"""Attributes set later: by another method, by `with ... as self.x`, from outside, on the class, lazily."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1

    def __enter__(self):  # on: loop
        return self

    def __exit__(self, *error):  # on: loop
        return None


class Service:
    shared = None

    def __init__(self):  # on: import
        self._lazy = None

    def open(self):  # on: import
        self.opened = Client()

    def entered(self):  # on: loop
        with Client() as self.inside:  # calls: Client.__enter__, Client.__exit__
            return self.inside.get()  # calls: Client.get

    @property
    def lazy(self):  # on: loop
        if self._lazy is None:
            self._lazy = Client()
        return self._lazy

    @classmethod
    def share(cls):  # on: import
        cls.shared = Client()


service = Service()  # calls: Service.__init__
service.open()  # calls: Service.open
service.outside = Client()
Service.share()  # calls: Service.share
Service.on_class = Client()


@app.get("/method")
async def by_method():  # on: loop
    return service.opened.get()  # calls: Client.get


@app.get("/with")
async def by_with():  # on: loop
    return service.entered()  # calls: Service.entered


@app.get("/outside")
async def from_outside():  # on: loop
    return service.outside.get()  # calls: Client.get


@app.get("/class")
async def on_class():  # on: loop
    first = Service.shared.get()  # calls: Client.get
    second = service.shared.get()  # calls: Client.get
    return first, second, Service.on_class.get()  # calls: Client.get


@app.get("/lazy")
async def lazily():  # on: loop
    return service.lazy.get()  # calls: Client.get, Service.lazy
