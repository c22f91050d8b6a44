"""What stands under `if __name__ == "__main__"` does not run when the program is served."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


def shared():  # on: loop
    return 1


def main():
    migrate()
    shared()
    asyncio.run(seed())


def migrate():
    return 2


async def seed():
    return 3


@app.get("/")
async def read():  # on: loop
    return shared()  # calls: shared


if __name__ == "__main__":
    main()
