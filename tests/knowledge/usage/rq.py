"""rq: the queue and its jobs are in Redis; what is queued runs in a worker."""

import time

from redis import Redis
from rq import Queue
from rq.job import Job

queue = Queue("default", connection=Redis())


def work(name: str):
    time.sleep(1)


async def send(name: str):
    job = queue.enqueue(work, name, job_timeout=60)  # blocks: socket
    queue.enqueue_in(None, work, name)  # blocks: socket
    print(job.id)
    return job.get_status()  # blocks: socket


async def ask(job_id: str):
    job = Job.fetch(job_id, connection=Redis())  # blocks: socket
    found = queue.fetch_job(job_id)  # blocks: socket
    found.cancel()  # blocks: socket
    return job.return_value()  # blocks: socket
