"""`threading.Thread`: a target, a subclass with `run`; `Timer`."""

import threading

from fastapi import FastAPI

app = FastAPI()


def consume(queue):  # on: thread
    return poll(queue)  # calls: poll


def poll(queue):  # on: thread
    return queue


class Worker(threading.Thread):
    def __init__(self, name):  # on: loop
        super().__init__(name=name, daemon=True)
        self.jobs = []

    def run(self):  # on: thread
        self.work()  # calls: Worker.work

    def work(self):  # on: thread
        self.jobs.clear()


def expire():  # on: thread
    return None


@app.get("/target")
async def target():  # on: loop
    thread = threading.Thread(target=consume, args=([],), daemon=True)
    thread.start()
    thread.join()


@app.get("/subclass")
async def subclass():  # on: loop
    worker = Worker("jobs")  # calls: Worker.__init__
    worker.start()
    worker.join()


@app.get("/timer")
async def timer():  # on: loop
    timer = threading.Timer(0, expire)
    timer.start()
    timer.join()
