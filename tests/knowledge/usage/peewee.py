"""Peewee: synchronous; a query waits when it is executed, iterated or asked."""

from peewee import CharField, Model, PostgresqlDatabase

db = PostgresqlDatabase("app")


class User(Model):
    name = CharField()

    class Meta:
        database = db


async def use(name: str):
    db.connect()  # blocks: db
    user = User.create(name=name)  # blocks: db
    User.get_or_none(User.name == name)  # blocks: db
    query = User.select().where(User.name == name).order_by(User.name)
    query.first()  # blocks: db
    User.select().join(User).where(User.id.in_(User.select(User.id))).count()  # blocks: db
    User.update(name=name).where(User.id == 1).execute()  # blocks: db
    User.insert_many([]).on_conflict_ignore().execute()  # blocks: db
    for other in User.select():  # blocks: db
        print(other)
    with db.atomic():  # blocks: db
        User(name=name).save()  # blocks: db
    db.close()
    return user
