"""Methods of a `NamedTuple`, reached by unpacking and by index too."""

from typing import NamedTuple

from fastapi import FastAPI

app = FastAPI()


class Point(NamedTuple):
    x: int
    y: int

    def norm(self):  # on: loop
        return self.x + self.y

    @property
    def flipped(self):  # on: loop
        return Point(self.y, self.x)


class Line(NamedTuple):
    start: Point
    end: Point


@app.get("/")
async def read():  # on: loop
    line = Line(Point(1, 2), Point(3, 4))
    _, end = line
    by_name = line.start.norm()  # calls: Point.norm
    unpacked = end.norm()  # missing calls: Point.norm (a named tuple is not unpacked or indexed)
    by_index = line[0].norm()  # missing calls: Point.norm (a named tuple is not unpacked or indexed)
    by_property = line.start.flipped.norm()  # calls: Point.flipped, Point.norm
    return by_name, unpacked, by_index, by_property
