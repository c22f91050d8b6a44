"""What `for` gives: by `__iter__` of a generator, by `__next__`, by an inherited one, by a method that pages, async too."""

from fastapi import FastAPI

app = FastAPI()


class Row:
    def text(self):  # on: loop
        return "row"


class Table:
    def __iter__(self):  # on: loop
        yield Row()

    def pages(self):  # on: loop
        yield [Row()]

    async def stream(self):  # on: loop
        yield Row()


class View(Table):
    pass


class Cursor:
    def __init__(self):  # on: loop
        self.left = 1

    def __iter__(self):  # on: loop
        return self

    def __next__(self):  # on: loop
        if not self.left:
            raise StopIteration
        self.left -= 1
        return Row()


@app.get("/generator")
async def by_generator():  # on: loop
    return [row.text() for row in Table()]  # calls: Row.text, Table.__iter__


@app.get("/inherited")
async def inherited():  # on: loop
    return [row.text() for row in View()]  # calls: Row.text, Table.__iter__


@app.get("/next")
async def by_next():  # on: loop
    for row in Cursor():  # calls: Cursor.__init__, Cursor.__iter__, Cursor.__next__
        text = row.text()  # calls: Row.text
    return text


@app.get("/pages")
async def by_page():  # on: loop
    return [row.text() for page in Table().pages() for row in page]  # calls: Row.text, Table.pages


@app.get("/stream")
async def streamed():  # on: loop
    return [row.text() async for row in Table().stream()]  # calls: Row.text, Table.stream
