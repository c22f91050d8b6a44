"""A property that is a coroutine: reading it makes one, `await` runs it; one that gives a coroutine of another method."""

from fastapi import FastAPI

app = FastAPI()


class Account:
    @property
    async def balance(self):  # on: loop
        return self.compute()  # calls: Account.compute

    @property
    def owner(self):  # on: loop
        return self.fetch_owner()  # makes: Account.fetch_owner

    async def fetch_owner(self):  # on: loop
        return "me"

    def compute(self):  # on: loop
        return 1


@app.get("/")
async def read():  # on: loop
    account = Account()
    balance = await account.balance  # calls: Account.balance
    owner = await account.owner  # calls: Account.owner, Account.fetch_owner
    return balance, owner
