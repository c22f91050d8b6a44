"""Copies: `copy.copy`, `deepcopy`, `dataclasses.replace`, a `clone` method, `type(x)()`: what is copied stays what it is."""

import copy
import dataclasses

from fastapi import FastAPI

app = FastAPI()


@dataclasses.dataclass
class Query:
    limit: int = 10

    def run(self):  # on: loop
        return self.limit

    def clone(self):  # on: loop
        return copy.copy(self)


@app.get("/copy")
async def by_copy():  # on: loop
    first = copy.copy(Query()).run()  # calls: Query.run
    return first, copy.deepcopy(Query()).run()  # calls: Query.run


@app.get("/replace")
async def by_replace():  # on: loop
    return dataclasses.replace(Query(), limit=3).run()  # missing calls: Query.run (dataclasses.replace gives nothing)


@app.get("/clone")
async def by_clone():  # on: loop
    return Query().clone().run()  # calls: Query.clone, Query.run


@app.get("/type")
async def by_type():  # on: loop
    query = Query()
    return type(query)().run()  # calls: Query.run
