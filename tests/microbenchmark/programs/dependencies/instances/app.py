"""Callable instances as dependencies: `__init__` at import, `__call__` by its kind."""

from fastapi import Depends, FastAPI


class RoleChecker:
    def __init__(self, role):  # on: import
        self.role = role

    def __call__(self):  # on: thread
        return self.check()  # calls: RoleChecker.check

    def check(self):  # on: thread
        return self.role


class RateLimiter:
    def __init__(self, times):  # on: import
        self.times = times

    async def __call__(self):  # on: loop
        return self.times


class Transaction:
    def __call__(self):  # on: thread
        yield self


class Stream:
    async def __call__(self):  # on: loop
        yield self


app = FastAPI()
limiter = RateLimiter(5)  # calls: RateLimiter.__init__


@app.get("/", dependencies=[Depends(RoleChecker("admin"))])  # calls: RoleChecker.__init__
async def read(limit=Depends(limiter), work=Depends(Transaction()), stream=Depends(Stream())):  # on: loop
    return limit
