"""APScheduler: where jobs run."""

import time

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.background import BackgroundScheduler

scheduler = AsyncIOScheduler()
background = BackgroundScheduler()


def threaded():
    time.sleep(1)


async def on_loop():
    time.sleep(1)  # blocks: sleep


@scheduler.scheduled_job("interval", seconds=10)
async def decorated():
    time.sleep(1)  # blocks: sleep


async def lifespan(app):
    scheduler.add_job(threaded, "interval", minutes=1)
    scheduler.add_job(on_loop, trigger="cron", hour=3, id="a", replace_existing=True)
    scheduler.start()
    background.add_job(threaded, "interval", seconds=5)
    background.start()
    yield
    scheduler.shutdown(wait=False)
    background.shutdown(wait=False)
    background.shutdown()  # blocks: lock
