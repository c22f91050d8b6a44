"""aiosqlite: `connect` and `execute` are awaited or entered."""

import aiosqlite


async def entered(path: str):
    async with aiosqlite.connect(path) as db:
        db.row_factory = aiosqlite.Row
        db.execute("pragma foreign_keys=on")  # lost
        async with db.execute("select 1") as cursor:
            row = await cursor.fetchone()
            rows = cursor.fetchall()  # lost
            async for item in cursor:
                print(item)
        db.commit()  # lost
        return row, len(rows)


async def awaited(path: str):
    db = await aiosqlite.connect(path)
    cursor = await db.execute("select 1")
    await cursor.fetchall()
    rows = await db.execute_fetchall("select 1")
    db.execute_insert("insert into t values (1)")  # lost
    db.close()  # lost
    return rows
