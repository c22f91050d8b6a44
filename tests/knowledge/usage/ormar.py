"""ormar: a query set is changed, then asked by a coroutine."""

import ormar


class User(ormar.Model):
    id: int = ormar.Integer(primary_key=True)


async def use(name: str):
    user = await User.objects.get(id=1)
    users = await User.objects.filter(name=name).order_by("id").all()
    User.objects.create(name=name)  # lost
    User.objects.filter(name=name).delete()  # lost
    User(id=1).save()  # lost
    async for other in User.objects.iterate():
        print(other)
    if User.objects.filter(name=name).exists():  # lost
        return user, users
