"""clickhouse-driver: synchronous."""

from clickhouse_driver import Client

client = Client("localhost")


async def query():
    rows = client.execute("select 1")  # blocks: db
    for row in client.execute_iter("select 1"):  # blocks: db
        print(row)
    with Client.from_url("clickhouse://localhost") as local:
        local.execute("select 1")  # blocks: db
    return rows
