"""A method taken from the class, and a bound method kept in a name."""

from fastapi import FastAPI

app = FastAPI()


class Account:
    def balance(self):  # on: loop
        return 0

    def close(self):  # on: loop
        return 1


@app.get("/")
async def read():  # on: loop
    account = Account()
    close = account.close
    balance = Account.balance
    return Account.balance(account), close(), balance(account), [Account.close(a) for a in [account]]  # calls: Account.balance, Account.close
