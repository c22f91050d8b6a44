"""What stands under `if __name__ == "__main__"` does not run in a server."""

from fastapi import FastAPI

app = FastAPI()


def seed():
    return rows()


def rows():
    return []


async def backfill():
    return []


@app.get("/")
def index():  # on: thread
    return {}


if __name__ == "__main__":
    import asyncio

    import uvicorn

    seed()
    asyncio.run(backfill())
    uvicorn.run(app)
