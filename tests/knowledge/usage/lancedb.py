"""LanceDB: queries are built, then turned into rows."""

import lancedb

db = lancedb.connect("data")


async def synchronous(vector: list[float]):
    table = db.open_table("docs")  # blocks: db
    table.add([{"vector": vector}])  # blocks: db
    query = table.search(vector).limit(3).where("a > 1")
    query.to_list()  # blocks: db
    table.search(vector).metric("cosine").limit(3).to_pandas()  # blocks: db
    return db.table_names()  # blocks: db


async def asynchronous(vector: list[float]):
    connection = await lancedb.connect_async("data")
    table = await connection.open_table("docs")
    rows = await table.query().nearest_to(vector).limit(3).to_list()
    table.add([{"vector": vector}])  # lost
    table.vector_search(vector).limit(3).to_pandas()  # lost
    connection.drop_table("docs")  # lost
    return rows
