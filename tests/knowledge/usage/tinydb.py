"""TinyDB: every operation reads or writes the whole file."""

from tinydb import Query, TinyDB

db = TinyDB("db.json")
users = db.table("users")


async def use(name: str):
    db.insert({"name": name})  # blocks: file
    users.upsert({"name": name}, Query().name == name)  # blocks: file
    return users.search(Query().name == name)  # blocks: file
