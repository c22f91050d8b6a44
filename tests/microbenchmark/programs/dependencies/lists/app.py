"""`dependencies=[...]` of a decorator, a router, `include_router` and the application."""

from fastapi import APIRouter, Depends, FastAPI, Security
from guards import check_everything, check_include, check_ip, check_router, check_scope

app = FastAPI(dependencies=[Depends(check_everything)])
router = APIRouter(prefix="/admin", dependencies=[Depends(check_router)])


@router.get("/", dependencies=[Depends(check_ip), Security(check_scope, scopes=["admin"])])
async def dashboard():  # on: loop
    return {}


app.include_router(router, dependencies=[Depends(check_include)])
