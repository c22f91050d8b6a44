"""Prefect."""

import time

from prefect import flow, get_client, task
from prefect.deployments import run_deployment


@task
def work(name: str):
    time.sleep(1)


@flow
async def main(name: str):
    future = work.submit(name)
    return future


async def start():
    async with get_client() as client:
        runs = await client.read_flow_runs()
        client.hello()  # lost
    with get_client(sync_client=True) as sync:
        sync.read_flow_run("a")  # blocks: http
    await run_deployment("a/b", timeout=0)
    return runs
