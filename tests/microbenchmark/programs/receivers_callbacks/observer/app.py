"""An object that calls back the object that made it: `self` and `self.method` are given on."""

from fastapi import FastAPI

app = FastAPI()


class Worker:
    def __init__(self, owner, notify):  # on: loop
        self.owner = owner
        self.notify = notify

    def run(self):  # on: loop
        self.notify("started")  # calls: Manager.note
        return self.owner.finished()  # calls: Manager.finished


class Manager:
    def __init__(self):  # on: loop
        self.worker = Worker(self, self.note)  # calls: Worker.__init__

    def note(self, text):  # on: loop
        return text

    def finished(self):  # on: loop
        return True


@app.get("/")
async def read():  # on: loop
    return Manager().worker.run()  # calls: Manager.__init__, Worker.run
