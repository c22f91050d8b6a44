"""What is declared as the base and made as a subclass: overrides run, and what only the subclass has is reached by a check."""

from fastapi import FastAPI

app = FastAPI()


class Storage:
    def save(self):  # spurious on: loop (an annotation with a base hides its subclasses)
        return "base"

    @property
    def name(self):  # spurious on: loop (an annotation with a base hides its subclasses)
        return "base"


class Disk(Storage):
    def save(self):  # on: loop
        return "disk"

    @property
    def name(self):  # missing on: loop (an annotation with a base hides its subclasses)
        return "disk"

    def flush(self):  # on: loop
        return 1


def make() -> Storage:  # on: loop
    return Disk()


class Service:
    def __init__(self, storage: Storage):  # on: loop
        self.storage = storage

    def run(self):  # on: loop
        return self.storage.save(), self.storage.name  # missing calls: Disk.name (an annotation with a base hides its subclasses); missing calls: Disk.save (an annotation with a base hides its subclasses); spurious calls: Storage.name (an annotation with a base hides its subclasses); spurious calls: Storage.save (an annotation with a base hides its subclasses)


@app.get("/factory")
async def by_factory():  # on: loop
    storage = make()  # calls: make
    first = storage.save()  # calls: Disk.save
    if isinstance(storage, Disk):
        return first, storage.flush()  # calls: Disk.flush


@app.get("/argument")
async def by_argument():  # on: loop
    return Service(Disk()).run()  # calls: Service.__init__, Service.run
