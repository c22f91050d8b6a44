"""A dict unpacked into the keyword arguments."""

from fastapi import FastAPI

app = FastAPI()


def parse(text):  # missing on: loop (a list or dict spread into arguments is not followed)
    return text


def convert(text, parser):  # on: loop
    return parser(text)  # missing calls: parse (a list or dict spread into arguments is not followed)


OPTIONS = {"parser": parse}


@app.get("/")
async def read():  # on: loop
    return convert("a", **OPTIONS)  # calls: convert
