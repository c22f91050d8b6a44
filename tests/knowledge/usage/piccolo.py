"""Piccolo: queries are awaited, or run synchronously."""

from piccolo.columns import Varchar
from piccolo.table import Table


class Band(Table):
    name = Varchar()


async def use(name: str):
    bands = await Band.select(Band.name).where(Band.name == name).limit(5)
    await Band.objects().where(Band.name == name).first()
    Band.select().where(Band.name == name).run_sync()  # blocks: db
    Band.select().run()  # lost
    band = Band(name=name)
    await band.save()
    band.save().run_sync()  # blocks: db
    await Band.update({Band.name: name}).where(Band.name == "x")
    Band.delete().where(Band.name == name).run_sync()  # blocks: db
    return bands
