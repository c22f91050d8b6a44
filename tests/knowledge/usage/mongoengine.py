"""MongoEngine: saving waits, and so does a query set that is iterated or asked."""

from mongoengine import Document, StringField, connect

connect("app")


class User(Document):
    name = StringField()


async def use(name: str):
    user = User(name=name)
    user.save()  # blocks: db
    User.objects(name=name).first()  # blocks: db
    User.objects.get(name=name)  # blocks: db
    query = User.objects.filter(name=name).order_by("name").limit(5)
    for other in User.objects(name=name).only("name"):  # blocks: db
        print(other)
    query.count()  # blocks: db
    User.objects(name=name).update(name="x")  # blocks: db
    user.reload()  # blocks: db
    user.delete()  # blocks: db
