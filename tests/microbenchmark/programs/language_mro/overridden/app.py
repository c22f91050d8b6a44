"""An override: `self.method()` in the base runs that of the instance's class."""

from fastapi import FastAPI

app = FastAPI()


class Job:
    def run(self):  # on: loop
        return self.step()  # calls: Import.step

    def step(self):
        return "base"


class Import(Job):
    def step(self):  # on: loop
        return "import"


@app.get("/")
async def read():  # on: loop
    return Import().run()  # calls: Job.run
