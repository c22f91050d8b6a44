"""mysqlclient: as PyMySQL."""

import MySQLdb
import MySQLdb.cursors


async def query(name: str):
    connection = MySQLdb.connect(host="localhost", user="x")  # blocks: db
    cursor = connection.cursor(MySQLdb.cursors.DictCursor)
    cursor.execute("select %s", (name,))  # blocks: db
    rows = cursor.fetchall()
    connection.rollback()  # blocks: db
    cursor.close()
    return rows
