"""InfluxDB: querying waits; by default writing happens in a thread."""

from influxdb_client import InfluxDBClient
from influxdb_client.client.influxdb_client_async import InfluxDBClientAsync

client = InfluxDBClient(url="http://localhost", token="x", org="x")
query_api = client.query_api()


async def use():
    tables = query_api.query("from(bucket: x)")  # blocks: db
    client.write_api().write(bucket="x", record="x")
    for row in query_api.query_stream("from(bucket: x)"):  # blocks: db
        print(row)
    client.ping()  # blocks: http
    async with InfluxDBClientAsync(url="http://localhost", token="x", org="x") as local:
        await local.query_api().query("from(bucket: x)")
        local.write_api().write(bucket="x", record="x")  # lost
        stream = await local.query_api().query_stream("from(bucket: x)")
        async for row in stream:
            print(row)
    return tables
