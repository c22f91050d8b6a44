"""What path operations ask FastAPI for."""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated

from fastapi import Depends, Header, HTTPException
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.db import AsyncSessionLocal, SessionLocal


def get_db() -> Iterator[Session]:
    """Give one request its database session."""
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


async def get_session() -> AsyncIterator[AsyncSession]:
    """Give one request its async database session."""
    async with AsyncSessionLocal() as session:
        yield session


async def get_current_user(x_user: Annotated[str, Header()] = "guest") -> str:
    """Name the user who asks."""
    if x_user == "banned":
        raise HTTPException(status_code=403, detail="This user may not chat.")
    return x_user


SessionDep = Annotated[AsyncSession, Depends(get_session)]
CurrentUser = Annotated[str, Depends(get_current_user)]
