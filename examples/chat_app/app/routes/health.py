"""Is the service up?"""

from fastapi import APIRouter
from sqlalchemy import text

from app.dependencies import SessionDep

router = APIRouter(prefix="/health", tags=["health"])


@router.get("")
async def health() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "ok"}


@router.get("/ready")
async def ready(session: SessionDep) -> dict[str, str]:
    """Say whether the database answers too."""
    await session.execute(text("select 1"))
    return {"status": "ready"}
