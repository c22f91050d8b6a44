"""Tortoise ORM: a query set is changed, then awaited or iterated; what ends a chain has to be awaited."""

from tortoise import Tortoise, fields
from tortoise.models import Model
from tortoise.transactions import atomic, in_transaction


class User(Model):
    id = fields.IntField(primary_key=True)


async def use(name: str):
    user = await User.get(id=1).prefetch_related("friends")
    user.save()  # lost
    users = await User.filter(name=name).order_by("id").limit(5)
    query = User.all()
    query = query.exclude(id=2)
    async for other in query:
        other.delete()  # lost
    User.create(name=name)  # lost
    User.filter(id=1).order_by("id")  # lost
    User.filter(id=1).delete()  # lost
    User.filter(id=1).update(name=name)  # lost
    await User.filter(id=1).update(name=name)
    if User.filter(name=name).exists():  # lost
        return await User.all().count()
    first = await User.filter(name=name).first()
    first.fetch_related("friends")  # lost
    rows = await User.all().values("id")
    created, is_new = await User.get_or_create(name=name)
    async with in_transaction():
        await User.bulk_create([User()])
    for item in users:
        item.refresh_from_db()  # lost
    Tortoise.close_connections()  # lost
    return rows, created, is_new


@atomic()
async def change():
    await User.create()


async def change_all():
    change()  # lost
