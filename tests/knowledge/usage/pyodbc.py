"""pyodbc: synchronous; rows are on the wire until they are fetched."""

import pyodbc


async def query(name: str):
    with pyodbc.connect("DSN=x") as connection:  # blocks: db
        cursor = connection.cursor()
        rows = cursor.execute("select ?", name)  # blocks: db
        rows.fetchall()  # blocks: db
        cursor.executemany("insert", [])  # blocks: db
        connection.commit()  # blocks: db
        connection.execute("select 1")  # blocks: db
        return cursor.fetchone()  # blocks: db
