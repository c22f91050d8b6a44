"""A dependency annotated with an abstract class, or a Protocol: what is injected is an implementer."""

from abc import ABC, abstractmethod
from typing import Annotated, Protocol

from fastapi import Depends, FastAPI

app = FastAPI()


class Storage(ABC):
    @abstractmethod
    def save(self): ...


class Disk(Storage):
    def save(self):  # on: loop
        return "disk"


class Notifier(Protocol):
    def notify(self): ...


class Mail:
    def notify(self):  # on: loop
        return "mail"


def get_storage() -> Storage:  # on: thread
    return Disk()


def get_notifier() -> Notifier:  # on: thread
    return Mail()


@app.get("/abstract")
async def abstract(storage: Annotated[Storage, Depends(get_storage)]):  # on: loop
    return storage.save()  # calls: Disk.save


@app.get("/protocol")
async def protocol(notifier: Notifier = Depends(get_notifier)):  # on: loop
    return notifier.notify()  # calls: Mail.notify


@app.get("/plain")
async def plain(storage=Depends(get_storage)):  # on: loop
    return storage.save()  # calls: Disk.save
