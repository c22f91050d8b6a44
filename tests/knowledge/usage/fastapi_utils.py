"""fastapi-utils: class based views are path operations; a `def` task that is repeated runs in a worker thread."""

import time

from fastapi_utils.cbv import cbv
from fastapi_utils.inferring_router import InferringRouter
from fastapi_utils.tasks import repeat_every

router = InferringRouter()


@cbv(router)
class Views:
    @router.get("/thread")
    def in_a_thread(self):
        time.sleep(1)

    @router.get("/loop")
    async def on_the_loop(self):
        time.sleep(1)  # blocks: sleep


@repeat_every(seconds=60)
def tidy_up():
    time.sleep(1)


@repeat_every(seconds=60)
async def refresh():
    time.sleep(1)  # blocks: sleep


async def start():
    await tidy_up()
    await refresh()
    tidy_up()  # lost
