"""PyMySQL: connecting, executing and committing wait; rows are in memory once `execute` is done, unless the cursor streams them."""

import pymysql
from pymysql.cursors import DictCursor, SSCursor

connection = pymysql.connect(host="localhost", user="x")


async def query(name: str):
    local = pymysql.connect(host="localhost", cursorclass=DictCursor)  # blocks: db
    with local.cursor() as cursor:
        cursor.execute("select %s", (name,))  # blocks: db
        row = cursor.fetchone()
    local.commit()  # blocks: db
    local.close()
    return row


async def module_level():
    connection.ping(reconnect=True)  # blocks: db
    cursor = connection.cursor(DictCursor)
    cursor.executemany("insert", [])  # blocks: db
    stream = connection.cursor(SSCursor)
    stream.execute("select 1")  # blocks: db
    return cursor.fetchall(), stream.fetchone()  # blocks: db
