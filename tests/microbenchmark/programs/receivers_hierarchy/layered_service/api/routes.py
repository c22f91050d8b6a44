from fastapi import APIRouter

from .deps import SessionDep, UserServiceDep

router = APIRouter()


@router.get("/users")
async def list_users(service: UserServiceDep):  # on: loop
    return [user.name for user in await service.list()]  # calls: UserService.list, User.name


@router.post("/users")
async def create_user(service: UserServiceDep, session: SessionDep):  # on: loop
    user = await service.create("me")  # calls: UserService.create
    await session.commit()  # calls: Session.commit
    return user.name  # calls: User.name
