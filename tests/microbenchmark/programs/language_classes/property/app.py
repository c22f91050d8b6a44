"""A property is read, set and deleted: getter, setter and deleter run."""

from fastapi import FastAPI

app = FastAPI()


class Account:
    def __init__(self):  # on: loop
        self._limit = 1
        self.limit = 2  # calls: Account.limit@18

    @property
    def limit(self):  # on: loop
        return self._limit

    @limit.setter
    def limit(self, value):  # on: loop
        self._limit = check(value)  # calls: check

    @limit.deleter
    def limit(self):  # on: loop
        self._limit = 0


def check(value):  # on: loop
    return value


@app.get("/")
async def read():  # on: loop
    account = Account()  # calls: Account.__init__
    account.limit = 3  # calls: Account.limit@18
    account.limit += 1  # calls: Account.limit@18; missing calls: Account.limit (setters and deleters are not run)
    before = account.limit  # calls: Account.limit
    del account.limit  # calls: Account.limit@22
    return before
