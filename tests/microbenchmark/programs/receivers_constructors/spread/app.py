"""A constructor that is given a spread dict or list, and one that takes `**options` and keeps them."""

from fastapi import FastAPI

app = FastAPI()


class Store:
    def get(self):  # on: loop
        return 1


class Service:
    def __init__(self, store, name="x"):  # on: loop
        self.store = store
        self.name = name

    def run(self):  # on: loop
        return self.store.get()  # calls: Store.get


class Options:
    def __init__(self, **options):  # on: loop
        self.options = options
        self.store = options["store"]

    def run(self):  # on: loop
        return self.store.get()  # calls: Store.get


@app.get("/dict")
async def from_dict():  # on: loop
    parts = {"store": Store()}
    return Service(**parts).run()  # calls: Service.__init__, Service.run


@app.get("/list")
async def from_list():  # on: loop
    return Service(*[Store(), "y"]).run()  # calls: Service.__init__, Service.run


@app.get("/options")
async def from_options():  # on: loop
    return Options(store=Store()).run()  # calls: Options.__init__, Options.run
