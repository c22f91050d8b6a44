"""rq-scheduler: scheduling a job writes to Redis; the job runs in a worker process."""

import time
from datetime import datetime, timedelta

from redis import Redis
from rq_scheduler import Scheduler

scheduler = Scheduler("default", connection=Redis())


def work(name: str):
    time.sleep(1)


async def plan(name: str):
    job = scheduler.enqueue_in(timedelta(hours=1), work, name)  # blocks: db
    scheduler.enqueue_at(datetime(2030, 1, 1), work, name)  # blocks: db
    scheduler.schedule(scheduled_time=datetime(2030, 1, 1), func=work, args=[name], interval=60)  # blocks: db
    scheduler.cron("0 0 * * *", func=work, args=[name])  # blocks: db
    scheduler.cancel(job)  # blocks: db
    for planned in scheduler.get_jobs():  # blocks: db
        planned.delete()  # blocks: db
    return job.get_status()  # blocks: db
