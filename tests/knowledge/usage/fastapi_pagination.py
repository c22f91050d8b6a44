"""fastapi-pagination: a list costs nothing, a query waits for the database."""

from fastapi_pagination import paginate
from fastapi_pagination.ext.sqlalchemy import apaginate
from fastapi_pagination.ext.sqlalchemy import paginate as paginate_query
from fastapi_pagination.ext.tortoise import apaginate as paginate_tortoise


async def listed(items: list[int]):
    return paginate(items)


async def queried(session, async_session, query):
    paginate_query(session, query)  # blocks: db
    await paginate_query(async_session, query)
    apaginate(async_session, query)  # lost
    paginate_tortoise(query)  # lost
    return await apaginate(async_session, query)
