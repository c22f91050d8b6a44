"""loguru."""

from loguru import logger

logger.add("app.log", rotation="1 MB")


async def load():
    return 1


@logger.catch
async def work():
    logger.info("value {}", load())  # lost
    logger.bind(a=1).warning("slow")
    with logger.contextualize(request="a"):
        logger.success("done")
    await logger.complete()


async def main():
    await work()
    work()  # lost
