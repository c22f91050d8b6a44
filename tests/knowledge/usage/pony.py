"""Pony: synchronous."""

from pony.orm import Database, commit, db_session, select

db = Database()


class User(db.Entity):
    pass


async def use():
    with db_session:
        select(u for u in User).first()  # blocks: db
        users = select(u for u in User).order_by("id")
        users.count()  # blocks: db
        users.page(1)
        for user in users.limit(5):  # blocks: db
            print(user)
        commit()  # blocks: db
        db.execute("select 1")  # blocks: db
    db.bind(provider="sqlite", filename=":memory:")  # blocks: db
