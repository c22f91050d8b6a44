"""Temporal."""

import time
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import Worker


@activity.defn
def threaded(name: str) -> str:
    time.sleep(1)
    return name


@activity.defn(name="other")
async def on_loop(name: str) -> str:
    time.sleep(1)  # blocks: sleep
    return name


@workflow.defn
class Greet:
    @workflow.run
    async def run(self, name: str) -> str:
        workflow.execute_activity(threaded, name)  # lost
        await workflow.sleep(1)
        return await workflow.execute_activity(threaded, name, start_to_close_timeout=timedelta(seconds=5))


async def main():
    client = await Client.connect("localhost:7233")
    handle = await client.start_workflow(Greet.run, "a", id="1", task_queue="q")
    result = await handle.result()
    handle.cancel()  # lost
    client.execute_workflow(Greet.run, "a", id="2", task_queue="q")  # lost
    async with Worker(client, task_queue="q", workflows=[Greet], activities=[threaded]):
        return result
