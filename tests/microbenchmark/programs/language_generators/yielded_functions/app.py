"""A generator yields functions and instances: the loop calls them."""

from fastapi import FastAPI

app = FastAPI()


class Job:
    def run(self):  # on: loop
        return 1


def clean():  # on: loop
    return 2


def steps():  # on: loop
    yield clean


def jobs():  # on: loop
    for _ in range(1):
        yield Job()


@app.get("/")
async def read():  # on: loop
    functions = [step() for step in steps()]  # calls: clean, steps
    instances = [job.run() for job in jobs()]  # calls: Job.run, jobs
    return functions, instances, next(jobs()).run()  # calls: jobs, Job.run
