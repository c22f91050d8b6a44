"""Dependency factories: one that returns the function, one that returns `Depends(...)`, a lambda, a partial."""

from fastapi import FastAPI, Depends
from permissions import allow, feature, has_role, require

app = FastAPI()


@app.get("/", dependencies=[Depends(require("admin")), has_role("editor")])  # calls: has_role, require
async def read(allowed=Depends(allow("read")), beta=Depends(feature("beta"))):  # on: loop; calls: allow, feature
    return allowed
