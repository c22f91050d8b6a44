"""A function returns a class, another makes one with a base that it is given."""

from fastapi import FastAPI

app = FastAPI()


class Json:
    def dump(self):  # on: loop
        return "json"


class Timed:
    def tick(self):  # on: loop
        return 1


def pick():  # on: loop
    return Json


def timed(base):  # on: loop
    class Both(Timed, base):
        def both(self):  # on: loop
            return self.tick(), self.dump()  # calls: Json.dump, Timed.tick

    return Both


@app.get("/")
async def read():  # on: loop
    return pick()().dump(), timed(Json)().both()  # calls: Json.dump, pick, timed, timed.<locals>.Both.both
