"""Cassandra: a session waits; the future of `execute_async` is the driver's own, and its `result` waits."""

from cassandra.cluster import Cluster

cluster = Cluster(["127.0.0.1"])
session = cluster.connect("keyspace")


async def query(key: str):
    row = session.execute("select 1 where a = %s", (key,)).one()  # blocks: db
    prepared = session.prepare("select 1 where a = ?")  # blocks: db
    future = session.execute_async(prepared, [key])
    future.add_callback(print)
    future.result()  # blocks: db
    with Cluster() as local, local.connect() as other:  # blocks: db
        other.execute("select 1")  # blocks: db
    return row
