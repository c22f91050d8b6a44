"""`XDep = Annotated[X, Depends(f)]` of another file, a nested dependency, and a string annotation."""

from __future__ import annotations

from deps import SettingsDep, UserDep
from fastapi import FastAPI

app = FastAPI()


@app.get("/me")
async def me(user: UserDep, settings: SettingsDep):  # on: loop
    return user
