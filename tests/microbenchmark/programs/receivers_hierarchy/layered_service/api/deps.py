from typing import Annotated

from fastapi import Depends, Request

from core.database import Session, SessionLocal
from repositories import UserRepository
from services.users import UserService


async def get_session():  # on: loop
    async with SessionLocal() as session:  # calls: Session.__aenter__, Session.__aexit__, SessionMaker.__call__
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


def get_users(session: SessionDep) -> UserRepository:  # on: thread
    return UserRepository(session)  # calls: Repository.__init__


def get_user_service(request: Request, users: Annotated[UserRepository, Depends(get_users)]):  # on: thread
    return UserService(users, request.app.state.mailer)  # calls: UserService.__init__


UserServiceDep = Annotated[UserService, Depends(get_user_service)]
