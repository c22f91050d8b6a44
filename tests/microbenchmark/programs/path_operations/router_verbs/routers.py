from fastapi import APIRouter

router = APIRouter(prefix="/users", tags=["users"])


@router.get("/")
async def list_users():  # on: loop
    return []


@router.post("/")
async def create_user():  # on: loop
    return {}


@router.put("/1")
async def replace_user():  # on: loop
    return {}


@router.patch("/1")
async def change_user():  # on: loop
    return {}


@router.delete("/1")
async def delete_user():  # on: loop
    return {}


@router.options("/")
async def user_options():  # on: loop
    return {}


@router.head("/")
async def count_users():  # on: loop
    return None


@router.trace("/")
async def trace_users():  # on: loop
    return {}


@router.get("/me/keys")
def list_keys():  # on: thread
    return []


@router.post("/me/keys")
def create_key():  # on: thread
    return {}


@router.put("/me/keys/1")
def replace_key():  # on: thread
    return {}


@router.patch("/me/keys/1")
def change_key():  # on: thread
    return {}


@router.delete("/me/keys/1")
def delete_key():  # on: thread
    return {}


@router.options("/me/keys")
def key_options():  # on: thread
    return {}


@router.head("/me/keys")
def count_keys():  # on: thread
    return None


@router.trace("/me/keys")
def trace_keys():  # on: thread
    return {}
