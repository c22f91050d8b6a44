"""ClickHouse Connect: a client asks the server when it is made, and with every query."""

import clickhouse_connect
from clickhouse_connect.driver.asyncclient import AsyncClient
from fastapi import Depends

client = clickhouse_connect.get_client(host="localhost")


async def get_async_client():
    return await clickhouse_connect.get_async_client(host="localhost")


async def synchronous():
    client.query("select 1").result_rows  # blocks: db
    client.insert("t", [[1]])  # blocks: db
    with clickhouse_connect.get_client() as local:  # blocks: db
        local.query_df("select 1")  # blocks: db


async def asynchronous(ready: AsyncClient = Depends(get_async_client)):
    result = await ready.query("select 1")
    ready.insert("t", [[1]])  # lost
    return result.result_rows
