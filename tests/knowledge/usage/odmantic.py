"""ODMantic: an engine for each kind of code; a cursor is awaited or iterated."""

from odmantic import AIOEngine, Model, SyncEngine

engine = AIOEngine()
sync_engine = SyncEngine()


class User(Model):
    name: str


async def use(name: str):
    users = await engine.find(User, User.name == name)
    async for user in engine.find(User):
        await engine.delete(user)
    engine.save(User(name=name))  # lost
    engine.find_one(User)  # lost
    async with engine.transaction() as transaction:
        transaction.save(User(name=name))  # lost
    sync_engine.save(User(name=name))  # blocks: db
    found = sync_engine.find(User)  # blocks: db
    for user in found:
        print(user)
    return users
