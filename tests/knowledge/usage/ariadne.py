"""Ariadne: resolvers run on the event loop, `def` ones too."""

import time

from ariadne import MutationType, QueryType, graphql, make_executable_schema

query = QueryType()
mutation = MutationType()


@query.field("user")
def resolve_user(_, info):
    time.sleep(1)  # blocks: sleep


@mutation.field("rename")
async def resolve_rename(_, info):
    time.sleep(1)  # blocks: sleep


schema = make_executable_schema("type Query { user: String }", query, mutation)


async def ask():
    graphql(schema, {})  # lost
    return await graphql(schema, {})
