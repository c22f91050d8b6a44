from fastapi import APIRouter

router = APIRouter(prefix="/audit")


@router.get("/")
def audit_log():  # on: thread
    return []
