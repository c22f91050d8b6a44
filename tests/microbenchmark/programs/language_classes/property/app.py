"""A property is read, set and deleted: getter, setter and deleter run."""

from fastapi import FastAPI

app = FastAPI()


class Account:
    def __init__(self):  # on: loop
        self._limit = 1
        self.limit = 2  # missing calls: Account.limit@18 (setters and deleters are not run)

    @property
    def limit(self):  # on: loop
        return self._limit

    @limit.setter
    def limit(self, value):  # missing on: loop (setters and deleters are not run)
        self._limit = check(value)  # calls: check

    @limit.deleter
    def limit(self):  # missing on: loop (setters and deleters are not run)
        self._limit = 0


def check(value):  # missing on: loop (setters and deleters are not run)
    return value


@app.get("/")
async def read():  # on: loop
    account = Account()  # calls: Account.__init__
    account.limit = 3  # missing calls: Account.limit@18 (setters and deleters are not run)
    account.limit += 1  # missing calls: Account.limit (setters and deleters are not run); missing calls: Account.limit@18 (setters and deleters are not run)
    before = account.limit  # calls: Account.limit
    del account.limit  # missing calls: Account.limit@22 (setters and deleters are not run)
    return before
