"""DuckDB: relations are lazy; statements and results keep the thread busy."""

import duckdb

connection = duckdb.connect("x.duckdb")


async def query(name: str):
    result = connection.execute("select 1")  # blocks: db
    result.fetchdf()  # blocks: db
    relation = duckdb.sql("select 1")
    relation.filter("a > 1").limit(10).df()  # blocks: db
    connection.sql("select 1").show()  # blocks: db
    connection.table("t").fetchall()  # blocks: db
    with duckdb.connect() as local:  # blocks: db
        local.execute("select ?", [name])  # blocks: db
        row = local.fetchone()
        local.commit()  # blocks: db
    cursor = connection.cursor()
    cursor.execute("select 1")  # blocks: db
    frame = duckdb.read_csv("x.csv")  # blocks: file
    return row, frame.order("a")
