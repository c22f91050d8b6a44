"""Comparisons: `==`, `!=`, `<`, chained ones, `in` a list, `sorted`, `max`, as a key of a dict."""

from fastapi import FastAPI

app = FastAPI()


class Version:
    def __init__(self, number):  # on: loop
        self.number = number

    def __eq__(self, other):  # on: loop
        return self.number == other.number

    def __hash__(self):  # missing on: loop (sets and keys of dicts run no special method)
        return self.number

    def __lt__(self, other):  # on: loop
        return self.number < other.number

    def __le__(self, other):  # missing on: loop (operators run no special method)
        return self.number <= other.number


@app.get("/")
async def read():  # on: loop
    old, new = Version(1), Version(2)  # calls: Version.__init__
    same = old == new  # calls: Version.__eq__
    other = old != new  # calls: Version.__eq__
    less = old < new  # calls: Version.__lt__
    chained = old <= old <= new  # missing calls: Version.__le__ (operators run no special method)
    listed = new in [old]  # missing calls: Version.__eq__ (in runs no special method)
    ordered = sorted([new, old])  # missing calls: Version.__lt__ (builtins run no special method of their argument)
    biggest = max(old, new)  # missing calls: Version.__lt__ (builtins run no special method of their argument)
    unique = {old, new}  # missing calls: Version.__hash__ (sets and keys of dicts run no special method)
    return same, other, less, chained, listed, len(ordered), biggest.number, len(unique)
