"""A class-based view of the project's own making (as in fastapi-utils): decorated methods, `self` as a dependency."""

from cbv import controller
from fastapi import APIRouter, Depends, FastAPI

router = APIRouter()


def get_session():  # on: thread
    return "session"


@controller(router)  # calls: controller, controller.<locals>.decorator
class UnitsController:
    session: str = Depends(get_session)

    @router.get("/units")
    async def list_units(self):  # on: loop
        return self.query()  # missing calls: UnitsController.query (after a setattr with a computed name no attribute of the class is known)

    @router.get("/units/1")
    def read_unit(self):  # on: thread
        return self.session

    def query(self):  # missing on: loop (after a setattr with a computed name no attribute of the class is known)
        return [self.session]


app = FastAPI()
app.include_router(router)
