from fastapi import APIRouter, Depends

router = APIRouter()


def get_session():  # spurious on: thread (a router that is never included counts as served)
    return "session"


@router.get("/old")
def old(session=Depends(get_session)):  # spurious on: thread (a router that is never included counts as served)
    return helper()  # spurious calls: helper (a router that is never included counts as served)


@router.get("/older")
async def older():  # spurious on: loop (a router that is never included counts as served)
    return helper()  # spurious calls: helper (a router that is never included counts as served)


def helper():  # spurious on: loop (a router that is never included counts as served); spurious on: thread (a router that is never included counts as served)
    return 1
