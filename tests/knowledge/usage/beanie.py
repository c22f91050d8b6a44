"""Beanie: documents are saved by coroutines; a query is awaited, iterated or turned into a list."""

from beanie import Document, Link, init_beanie
from fastapi import FastAPI
from pymongo import AsyncMongoClient


class User(Document):
    name: str
    friend: Link["User"] | None = None


async def lifespan(app: FastAPI):
    await init_beanie(database=AsyncMongoClient().app, document_models=[User])
    yield


async def use(name: str):
    user = await User.get("1")
    await user.set({User.name: name})
    user.save()  # lost
    await User(name=name).insert()
    User(name=name).insert()  # lost
    users = await User.find(User.name == name).sort("name").limit(5).to_list()
    User.find_all().to_list()  # lost
    one = await User.find_one(User.name == name)
    one.delete()  # lost
    await User.find_one(User.name == name).update({"$set": {}})
    await User.find(User.name == name).delete()
    User.find(User.name == name).delete()  # lost
    User.find(User.name == name).update({"$set": {}})  # lost
    change = User.find(User.name == name).update({"$set": {}})
    await change.update({"$inc": {}})
    await User.find(User.name == name).set({User.name: name})
    async for other in User.find():
        other.replace()  # lost
    for item in users:
        item.save_changes()  # lost
    if User.find(User.name == name).exists():  # lost
        return await User.find(User.name == name).count()
    init_beanie(database=None)  # lost
