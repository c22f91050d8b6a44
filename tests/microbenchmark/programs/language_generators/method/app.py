"""A generator as a method, as `__iter__`, and as a property."""

from fastapi import FastAPI

app = FastAPI()


class Table:
    def rows(self):  # on: loop
        yield self.cell()  # calls: Table.cell

    def __iter__(self):  # on: loop
        yield from self.rows()  # calls: Table.rows

    @property
    def columns(self):  # on: loop
        yield "name"

    def cell(self):  # on: loop
        return 1


@app.get("/")
async def read():  # on: loop
    table = Table()
    return [row for row in table.rows()], [row for row in table], list(table.columns)  # calls: Table.__iter__, Table.columns, Table.rows
