"""A dependency that yields inside of a `with` of the project: entered and left in its own thread."""

from fastapi import Depends, FastAPI

app = FastAPI()


class UnitOfWork:
    def __enter__(self):  # on: thread
        return self

    def __exit__(self, *error):  # on: thread
        self.commit()  # calls: UnitOfWork.commit

    def commit(self):  # on: loop, thread
        return None


def unit_of_work():  # on: thread
    with UnitOfWork() as work:  # calls: UnitOfWork.__enter__, UnitOfWork.__exit__
        yield work


@app.get("/")
async def read(work: UnitOfWork = Depends(unit_of_work)):  # on: loop
    work.commit()  # calls: UnitOfWork.commit
    return 1
