"""An override: `self.method()` in the base runs that of the instance's class."""

from fastapi import FastAPI

app = FastAPI()


class Job:
    def run(self):  # on: loop
        return self.step()  # missing calls: Import.step (self in a base is not an instance of a subclass); spurious calls: Job.step (self in a base is not an instance of a subclass)

    def step(self):  # spurious on: loop (self in a base is not an instance of a subclass)
        return "base"


class Import(Job):
    def step(self):  # missing on: loop (self in a base is not an instance of a subclass)
        return "import"


@app.get("/")
async def read():  # on: loop
    return Import().run()  # calls: Job.run
