"""A dict unpacked into the keyword arguments."""

from fastapi import FastAPI

app = FastAPI()


def parse(text):  # on: loop
    return text


def convert(text, parser):  # on: loop
    return parser(text)  # calls: parse


OPTIONS = {"parser": parse}


@app.get("/")
async def read():  # on: loop
    return convert("a", **OPTIONS)  # calls: convert
