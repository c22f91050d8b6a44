from fastapi import APIRouter

router = APIRouter(prefix="/v1")
draft = APIRouter(prefix="/draft")


@router.get("/items")
def items():  # on: thread
    return []


@draft.get("/items")
def draft_items():  # spurious on: thread (a router that is never included counts as served)
    return []
