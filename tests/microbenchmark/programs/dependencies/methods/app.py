"""Methods and attributes of objects and modules as dependencies."""

import auth
from fastapi import Depends, FastAPI

app = FastAPI()


@app.get("/")
async def read(  # on: loop
    user=Depends(auth.backend.current_user),
    claims=Depends(auth.backend.claims),
    tenant=Depends(auth.Tenant.load),
    token=Depends(auth.read_token),
    locale=Depends(auth.Tenant.locale),
):
    return user
