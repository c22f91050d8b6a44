"""SQLModel: SQLAlchemy's sessions with `exec`, twice."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlmodel import Session, SQLModel, create_engine, select
from sqlmodel.ext.asyncio.session import AsyncSession

engine = create_engine("sqlite://")
async_engine = create_async_engine("sqlite+aiosqlite://")
async_session = async_sessionmaker(async_engine, class_=AsyncSession)


class Hero(SQLModel, table=True):
    id: int


def get_session():
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


async def synchronous(session: SessionDep, hero: Hero):
    session.exec(select(Hero)).all()  # blocks: db
    session.add(hero)
    session.commit()  # blocks: db
    session.refresh(hero)  # blocks: db
    with Session(engine) as local:
        local.get(Hero, 1)  # blocks: db
    SQLModel.metadata.create_all(engine)  # blocks: db


async def asynchronous(hero: Hero):
    async with async_session() as session:
        heroes = (await session.exec(select(Hero))).all()
        session.add(hero)
        session.exec(select(Hero))  # lost
        session.commit()  # lost
        await session.commit()
        await session.refresh(hero)
    async with AsyncSession(async_engine) as other:
        result = await other.exec(select(Hero))
        result.first()
    return heroes
