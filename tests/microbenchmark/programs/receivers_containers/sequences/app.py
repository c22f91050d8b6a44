"""Lists and tuples of objects: iterated, indexed, unpacked, sliced, filtered, in pairs, from a comprehension, a `deque`."""

from collections import deque

from fastapi import FastAPI

app = FastAPI()


class Job:
    def run(self):  # on: loop
        return 1

    def is_due(self):  # on: loop
        return True


JOBS = [Job(), Job()]
PAIRS = [("nightly", Job()), ("hourly", Job())]


@app.get("/plain")
async def plain():  # on: loop
    iterated = [job.run() for job in JOBS]  # calls: Job.run
    indexed = JOBS[0].run()  # calls: Job.run
    first, second = JOBS
    unpacked = second.run()  # calls: Job.run
    return iterated, indexed, unpacked


@app.get("/derived")
async def derived():  # on: loop
    due = [job for job in JOBS if job.is_due()]  # calls: Job.is_due
    filtered = [job.run() for job in due]  # calls: Job.run
    in_pairs = [job.run() for _, job in PAIRS]  # calls: Job.run
    as_dict = dict(PAIRS)["hourly"].run()  # missing calls: Job.run (containers made by list, tuple or dict are empty)
    lazily = [job.run() for job in filter(None, JOBS)]  # calls: Job.run
    made = [Job() for _ in range(2)][0].run()  # calls: Job.run
    return filtered, in_pairs, as_dict, lazily, made


@app.get("/queue")
async def queue():  # on: loop
    waiting = deque([Job()])
    waiting.append(Job())
    return waiting.popleft().run()  # missing calls: Job.run (methods of containers give nothing)
