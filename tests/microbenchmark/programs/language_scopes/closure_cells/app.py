"""A closure sees what its variable holds when it is called, not when it was made."""

from fastapi import FastAPI

app = FastAPI()


def old():  # on: loop
    return 1


def new():  # on: loop
    return 2


def late():  # on: loop
    action = old

    def run():  # on: loop
        return action()  # calls: new; spurious calls: old (every binding of a closure's variable counts)

    action = new
    return run()  # calls: late.<locals>.run


def in_a_loop():  # on: loop
    jobs = []
    for action in (old, new):

        def job(action=action):  # on: loop
            return action()  # calls: new, old

        jobs.append(job)
    return [job() for job in jobs]  # calls: in_a_loop.<locals>.job


@app.get("/")
async def read():  # on: loop
    return late(), in_a_loop()  # calls: in_a_loop, late
