"""Methods, properties and `_missing_` of enums; a member found by value, by name and by iteration."""

from enum import Enum, StrEnum

from fastapi import FastAPI

app = FastAPI()


class Level(Enum):
    LOW = 1
    HIGH = 2

    def weight(self):  # on: loop
        return self.value

    @property
    def label(self):  # on: loop
        return self.name.lower()

    @classmethod
    def default(cls):  # on: loop
        return cls.LOW

    @classmethod
    def _missing_(cls, value):  # missing on: loop (no row says that the base class calls it)
        return cls.HIGH


class Colour(StrEnum):
    RED = "red"

    def css(self):  # on: loop
        return f"#{self}"


@app.get("/")
async def read():  # on: loop
    member = Level.LOW.weight()  # calls: Level.weight
    label = Level.HIGH.label  # calls: Level.label
    by_value = Level(2).weight()  # calls: Level.weight
    by_name = Level["LOW"].weight()  # calls: Level.weight
    missing = Level(7).weight()  # calls: Level.weight; missing calls: Level._missing_ (no row says that the base class calls it)
    text = Colour.RED.css()  # calls: Colour.css
    return member, label, by_value, by_name, missing, text, Colour("red").css()  # calls: Colour.css


@app.get("/all")
async def read_all():  # on: loop
    default = Level.default().label  # calls: Level.default, Level.label
    return [level.weight() for level in Level], default  # missing calls: Level.weight (members of an enum are not its instances)
