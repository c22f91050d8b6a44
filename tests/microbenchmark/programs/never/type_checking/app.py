"""What stands under `if TYPE_CHECKING`, and an abstract method that only subclasses have."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:

    def only_for_types() -> int:
        return 1


app = FastAPI()


class Store(ABC):
    @abstractmethod
    def get(self, key):
        raise NotImplementedError

    def read(self):  # on: thread
        return self.get("a")  # calls: Memory.get


class Memory(Store):
    def get(self, key):  # on: thread
        return key


@app.get("/")
def index():  # on: thread
    return Memory().read()  # calls: Store.read
