"""What a name is depends on where it is read: after branches that return or raise, in loops, after `try`.

GET /return?fast=1
GET /return?fast=0
GET /raise
GET /loop
GET /rebound
GET /try
"""

from fastapi import FastAPI

app = FastAPI()


class Old:
    def run(self):  # on: loop
        return "old"


class New:
    def run(self):  # on: loop
        return "new"


def fail():  # on: loop
    raise ValueError


@app.get("/return")
async def after_return(fast: bool):  # on: loop
    job = Old()
    if fast:
        job = New()
        return job.run()  # calls: New.run
    return job.run()  # calls: Old.run


@app.get("/raise")
async def after_raise(bad: bool = False):  # on: loop
    job = Old()
    if bad:
        job = New()
        raise ValueError
    return job.run()  # calls: Old.run


@app.get("/loop")
async def in_loop():  # on: loop
    job = Old()
    results = []
    for _ in range(2):
        results.append(job.run())  # calls: New.run, Old.run
        job = New()
    return results


@app.get("/rebound")
async def rebound():  # on: loop
    job = Old()
    first = job.run()  # calls: Old.run
    job = New()
    return first, job.run()  # calls: New.run


@app.get("/try")
async def in_handler():  # on: loop
    job = Old()
    try:
        fail()  # calls: fail
        job = New()
    except ValueError:
        return job.run()  # calls: Old.run; spurious calls: New.run (any call in try may come after a binding)
