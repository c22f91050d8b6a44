"""Names of a class body are not seen in its methods; calls in a class body run at import."""

from fastapi import FastAPI

app = FastAPI()


def limit():  # on: loop
    return "module"


def make():  # on: import
    return 1


class Service:
    size = make()  # calls: make

    def limit(self):  # on: loop
        return limit()  # calls: limit

    def own(self):  # on: loop
        return self.limit()  # calls: Service.limit


@app.get("/")
async def read():  # on: loop
    return Service().own(), Service.size  # calls: Service.own
