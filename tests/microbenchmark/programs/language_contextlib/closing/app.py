"""`closing`, `nullcontext` and `aclosing` of objects of the project."""

from contextlib import aclosing, closing, nullcontext

from fastapi import FastAPI

app = FastAPI()


class File:
    def read(self):  # on: loop
        return 1

    def close(self):  # missing on: loop (closing and aclosing do not close)
        return None


class Stream:
    def read(self):  # on: loop
        return 2

    async def aclose(self):  # on: loop
        return None


@app.get("/")
async def read():  # on: loop
    with closing(File()) as file:  # missing calls: File.close (closing and aclosing do not close)
        first = file.read()  # calls: File.read
    with nullcontext(File()) as same:
        second = same.read()  # calls: File.read
    async with aclosing(Stream()) as stream:  # missing calls: Stream.aclose (closing and aclosing do not close)
        return first, second, stream.read()  # calls: Stream.read
