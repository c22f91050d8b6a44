"""Constructor arguments: by keyword, by default, by `or` in `__init__`, by `*args`; of a class that is given."""

from fastapi import FastAPI

app = FastAPI()


class Memory:
    def get(self):  # on: loop
        return "memory"


class Disk:
    def get(self):  # on: loop
        return "disk"


class ByKeyword:
    def __init__(self, *, store):  # on: loop
        self.store = store

    def run(self):  # on: loop
        return self.store.get()  # calls: Disk.get


class ByDefault:
    def __init__(self, store=Memory()):  # on: loop
        self.store = store

    def run(self):  # on: loop
        return self.store.get()  # calls: Memory.get


class ByOr:
    def __init__(self, store=None):  # on: loop
        self.store = store or Memory()

    def run(self):  # on: loop
        return self.store.get()  # calls: Memory.get


class ByNone:
    def __init__(self, store=None):  # on: loop
        if store is None:
            store = Disk()
        self._store = store

    def run(self):  # on: loop
        return self._store.get()  # calls: Disk.get


class ByClass:
    def __init__(self, kind):  # on: loop
        self.store = kind()

    def run(self):  # on: loop
        return self.store.get()  # calls: Disk.get


@app.get("/keyword")
async def by_keyword():  # on: loop
    return ByKeyword(store=Disk()).run()  # calls: ByKeyword.__init__, ByKeyword.run


@app.get("/defaults")
async def by_defaults():  # on: loop
    first = ByDefault().run()  # calls: ByDefault.__init__, ByDefault.run
    second = ByOr().run()  # calls: ByOr.__init__, ByOr.run
    third = ByNone().run()  # calls: ByNone.__init__, ByNone.run
    return first, second, third, ByClass(Disk).run()  # calls: ByClass.__init__, ByClass.run
