"""SQLAlchemy: statements are built for nothing; a session or connection that runs them waits for the database."""

from fastapi import Depends
from sqlalchemy import create_engine, event, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_scoped_session, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Session, scoped_session, sessionmaker

engine = create_engine("sqlite://")
SessionLocal = sessionmaker(autocommit=False, autoflush=False, bind=engine)
Scoped = scoped_session(SessionLocal)
async_engine = create_async_engine("sqlite+aiosqlite://")
async_session = async_sessionmaker(async_engine, expire_on_commit=False)
AsyncSessionLocal = sessionmaker(async_engine, class_=AsyncSession, expire_on_commit=False)
AsyncScoped = async_scoped_session(async_session, scopefunc=lambda: 1)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


async def get_async_db():
    async with async_session() as session:
        yield session


async def sync_session(user_id: int, db: Session = Depends(get_db)):
    query = db.query(User).filter(User.id == user_id).order_by(User.id)
    query.first()  # blocks: db
    db.query(User).filter_by(id=1).options().limit(10).offset(20).all()  # blocks: db
    query.count()  # blocks: db
    for user in query:  # blocks: db
        db.expunge(user)
    user = User()
    db.add(user)
    db.commit()  # blocks: db
    db.refresh(user)  # blocks: db
    result = db.execute(select(User))  # blocks: db
    rows = result.scalars().all()
    db.get(User, 1)  # blocks: db
    with db.begin():  # blocks: db
        db.add(user)
    return rows


async def factories():
    with SessionLocal() as db:
        db.scalars(select(User)).all()  # blocks: db
    with SessionLocal.begin() as db:  # blocks: db
        db.add(User())
    Scoped.execute(text("select 1"))  # blocks: db
    Scoped().scalar(text("select 1"))  # blocks: db
    Scoped.remove()


async def connections():
    with engine.connect() as connection:
        connection.execute(text("select 1")).fetchall()  # blocks: db
        connection.commit()  # blocks: db
    with engine.begin() as connection:  # blocks: db
        connection.execute(text("select 1"))  # blocks: db
    Base.metadata.create_all(engine)  # blocks: db


async def asynchronous(session: AsyncSession = Depends(get_async_db)):
    result = await session.execute(select(User).where(User.id == 1))
    user = result.scalar_one_or_none()
    session.add(user)
    await session.commit()
    session.refresh(user)  # lost
    session.delete(user)  # lost
    session.commit()  # lost
    other = session.get(User, 1)  # lost
    print(other.id)
    async with session.begin():
        session.add_all([user])
    async for row in await session.stream(select(User)):
        print(row)
    rows = (await session.scalars(select(User))).all()
    return [row for row in result.scalars()], rows


async def async_factories():
    async with AsyncSessionLocal() as session:
        (await session.execute(select(User))).scalars().all()
        session.execute(select(User))  # lost
    async with async_session.begin() as session:
        session.add(User())
        await session.run_sync(lambda sync: sync.execute(select(User)))
    AsyncScoped.commit()  # lost
    await AsyncScoped.remove()


async def async_connections():
    async with async_engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        connection.execute(text("select 1"))  # lost
    connection = await async_engine.connect()
    transaction = await connection.begin()
    transaction.commit()  # lost
    await async_engine.dispose()
    async_engine.dispose()  # lost


@event.listens_for(async_engine.sync_engine, "connect")
def on_connect(connection, record):
    connection.cursor().execute("pragma foreign_keys=on")
