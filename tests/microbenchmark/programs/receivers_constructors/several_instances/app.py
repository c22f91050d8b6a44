"""Two instances of one class with different parts: each is told apart, or both are meant.

GET /memory
GET /disk
"""

from fastapi import FastAPI

app = FastAPI()


class Memory:
    def get(self):  # on: loop
        return "memory"


class Disk:
    def get(self):  # on: loop
        return "disk"


class Service:
    def __init__(self, store):  # on: import
        self.store = store


in_memory = Service(Memory())  # calls: Service.__init__
on_disk = Service(Disk())  # calls: Service.__init__


@app.get("/memory")
async def read_memory():  # on: loop
    return in_memory.store.get()  # calls: Memory.get


@app.get("/disk")
async def read_disk():  # on: loop
    return on_disk.store.get()  # calls: Disk.get
