"""structlog."""

import structlog

log = structlog.get_logger(__name__)


async def load():
    return 1


async def work():
    log.info("started", a=1)
    bound = log.bind(user="a")
    await bound.ainfo("done")
    bound.awarning("slow")  # lost
    log.info("value", value=load())  # lost
