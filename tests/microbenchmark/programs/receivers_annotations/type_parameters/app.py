"""Type parameters with a bound, generic classes in the short form, `type` aliases.

Python 3.12
"""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


class Special(Client):
    def special(self):  # missing on: loop (type variables are not known)
        return 2


class Repository[Model]:
    def __init__(self, kind: type[Model]):  # on: loop
        self.kind = kind

    def load(self) -> Model:  # on: loop
        return self.kind()


class Specials(Repository[Special]):
    pass


type Maybe = Client | None


def bounded[T: Client](client: T) -> T:  # on: loop
    client.get()  # missing calls: Client.get (type variables are not known)
    return client


def aliased(client: Maybe):  # on: loop
    return client.get()  # calls: Client.get


@app.get("/bound")
async def bound():  # on: loop
    return bounded(eval("Client()"))  # calls: bounded


@app.get("/same")
async def same():  # on: loop
    return bounded(Special()).special()  # calls: bounded; missing calls: Special.special (type variables are not known)


@app.get("/alias")
async def alias():  # on: loop
    return aliased(eval("Client()"))  # calls: aliased


@app.get("/generic")
async def generic():  # on: loop
    first = Repository(Client).load().get()  # calls: Repository.__init__, Repository.load; missing calls: Client.get (type parameters are not bound)
    return first, Specials(Special).load().special()  # calls: Repository.__init__, Repository.load; missing calls: Special.special (type parameters are not bound)
