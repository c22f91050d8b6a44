"""Motor: what it gives are futures, which run by themselves; cursors are iterated asynchronously."""

from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorDatabase

client = AsyncIOMotorClient("mongodb://localhost")
db: AsyncIOMotorDatabase = client.app


async def use(name: str):
    user = await db["users"].find_one({"name": name})
    other = db["users"].find_one({"name": name})  # lost
    print(other["email"])
    db["users"].insert_one({"name": name})
    rows = await db.users.find({}).sort("name").to_list(length=100)
    async for row in client["app"].users.find():
        print(row)
    db.users.insert_one({})
    async for row in db.users.aggregate([]):
        print(row)
    async with await client.start_session() as session:
        async with session.start_transaction():
            await db.users.delete_one({}, session=session)
        await session.end_session()
    client.start_session()  # lost
    client.close()
    return user, rows
