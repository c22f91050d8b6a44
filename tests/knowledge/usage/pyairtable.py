"""Airtable: naming a table sends nothing."""

from pyairtable import Api

api = Api("key")


async def rows():
    table = api.table("app", "tbl")
    api.base("app").table("tbl", validate=True)  # blocks: http
    table.create({"Name": "a"})  # blocks: http
    for page in table.iterate():  # blocks: http
        print(page)
    return table.all()  # blocks: http
