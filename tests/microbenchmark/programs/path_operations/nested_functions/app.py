"""Functions that are defined in a path operation: where they are called."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/words")
async def words():  # on: loop
    def length(word):  # on: loop
        return len(word)

    async def load():  # on: loop
        return ["b", "aa"]

    return sorted(await load(), key=length)  # calls: words.<locals>.length, words.<locals>.load


@app.get("/threads")
def threads():  # on: thread
    def collect():  # on: thread
        return [1]

    def forgotten():
        return [2]

    return collect()  # calls: threads.<locals>.collect
