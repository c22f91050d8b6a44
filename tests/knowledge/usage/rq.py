"""rq: the queue and its jobs are in Redis; what is queued runs in a worker."""

import time

from redis import Redis
from rq import Queue
from rq.job import Job

queue = Queue("default", connection=Redis())


def work(name: str):
    time.sleep(1)


async def send(name: str):
    job = queue.enqueue(work, name, job_timeout=60)  # blocks: db
    queue.enqueue_in(None, work, name)  # blocks: db
    print(job.id)
    return job.get_status()  # blocks: db


async def ask(job_id: str):
    job = Job.fetch(job_id, connection=Redis())  # blocks: db
    found = queue.fetch_job(job_id)  # blocks: db
    found.cancel()  # blocks: db
    job.get_status(refresh=False)
    return job.return_value()  # blocks: db
