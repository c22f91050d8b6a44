"""`app.dependency_overrides`: the other function is the dependency; the first never runs."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Real:
    def get(self):  # spurious on: loop (dependency_overrides is not followed)
        return "real"


class Fake:
    def get(self):  # missing on: loop (dependency_overrides is not followed)
        return "fake"


def get_client():  # spurious on: thread (dependency_overrides is not followed)
    return Real()


async def get_fake():  # on: loop
    return Fake()


app.dependency_overrides[get_client] = get_fake


@app.get("/")
async def read(client=Depends(get_client)):  # on: loop
    return client.get()  # missing calls: Fake.get (dependency_overrides is not followed); spurious calls: Real.get (dependency_overrides is not followed)
