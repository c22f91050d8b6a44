"""PyMongo: a query waits; a cursor does when it is iterated. The async half has the same names."""

from fastapi import Depends, Request
from pymongo import AsyncMongoClient, MongoClient
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.database import Database

client = MongoClient("mongodb://localhost")
db = client["app"]
users = db.users
async_client = AsyncMongoClient("mongodb://localhost")


async def get_db() -> AsyncDatabase:
    return async_client.get_database("app")


async def synchronous(name: str):
    user = users.find_one({"name": name})  # blocks: db
    db["items"].insert_one({})  # blocks: db
    client.app.items.update_many({}, {"$set": {}})  # blocks: db
    cursor = users.find({}).sort("name").limit(10)
    for row in users.find({"name": name}):  # blocks: db
        print(row)
    rows = list(users.find().sort("name").skip(5))  # blocks: db
    more = [row["_id"] for row in users.find()]  # blocks: db
    for row in cursor:  # blocks: db
        print(row)
    users.aggregate([{"$match": {}}])  # blocks: db
    client.admin.command("ping")  # blocks: db
    users.count_documents({})  # blocks: db
    return user, rows, more


async def transactions():
    with client.start_session() as session, session.start_transaction():  # blocks: db
        users.delete_one({}, session=session)  # blocks: db


class Repository:
    def __init__(self, database: Database):
        self.items = database["items"]

    async def get(self, key: str):
        return self.items.find_one({"_id": key})  # blocks: db


async def asynchronous(request: Request, database: AsyncDatabase = Depends(get_db)):
    user = await database.users.find_one({})
    rows = await database["users"].find({}).sort("name").to_list(10)
    database.users.insert_one({})  # lost
    other = database.users.find_one({})  # lost
    print(other["name"])
    async for row in database.users.find().limit(5):
        print(row)
    cursor = await database.users.aggregate([])
    cursor.to_list()  # lost
    async with async_client.start_session() as session:
        async with await session.start_transaction():
            database.users.delete_one({}, session=session)  # lost
    await async_client.close()
    return user, rows
