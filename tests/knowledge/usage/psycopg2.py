"""psycopg2: synchronous; connecting, executing and committing wait for the server."""

import psycopg2
from psycopg2.extras import RealDictCursor, execute_values
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=x")


def connect():
    return psycopg2.connect("dbname=x", cursor_factory=RealDictCursor)


async def query():
    connection = psycopg2.connect("dbname=x")  # blocks: db
    cursor = connection.cursor()
    cursor.execute("select 1")  # blocks: db
    rows = cursor.fetchall()
    execute_values(cursor, "insert into t values %s", [(1,)])  # blocks: db
    connection.commit()  # blocks: db
    cursor.close()
    connection.close()
    return rows


async def blocks():
    with connect() as connection, connection.cursor(cursor_factory=RealDictCursor) as cursor:  # blocks: db
        cursor.execute("select 1")  # blocks: db
        return cursor.fetchone()


async def pooled():
    connection = pool.getconn()
    connection.cursor().execute("select 1")  # blocks: db
    connection.rollback()  # blocks: db
    pool.putconn(connection)
