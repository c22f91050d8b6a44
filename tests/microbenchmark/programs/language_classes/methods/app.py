"""Instance, class and static methods, called through the instance, the class and `self`."""

from fastapi import FastAPI

app = FastAPI()


class Account:
    def __init__(self, owner):  # on: loop
        self.owner = self.clean(owner)  # calls: Account.clean

    def balance(self):  # on: loop
        return self._sum()  # calls: Account._sum

    def _sum(self):  # on: loop
        return 0

    @classmethod
    def of(cls, owner):  # on: loop
        return cls(owner)  # calls: Account.__init__

    @staticmethod
    def clean(owner):  # on: loop
        return owner.strip()


@app.get("/")
async def read():  # on: loop
    account = Account.of("me")  # calls: Account.of
    return account.balance(), account.of("you").balance(), Account.clean("a"), account.clean("b")  # calls: Account.balance, Account.clean, Account.of
