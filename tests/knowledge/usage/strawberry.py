"""Strawberry: resolvers run on the event loop, `def` ones too."""

import time

import strawberry
from fastapi import FastAPI
from strawberry.fastapi import GraphQLRouter
from strawberry.permission import BasePermission


class SignedIn(BasePermission):
    def has_permission(self, source, info, **kwargs):
        time.sleep(1)  # blocks: sleep
        return True


def load_user() -> str:
    time.sleep(1)  # blocks: sleep
    return ""


@strawberry.type
class Query:
    user: str = strawberry.field(resolver=load_user)

    @strawberry.field(permission_classes=[SignedIn])
    def name(self) -> str:
        time.sleep(1)  # blocks: sleep
        return ""

    @strawberry.field
    async def book(self, info: strawberry.Info) -> str:
        return await info.context["loader"].load(1)


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename(self, name: str) -> str:
        time.sleep(1)  # blocks: sleep
        return name


def context() -> dict:
    time.sleep(1)
    return {}


schema = strawberry.Schema(Query, Mutation)
app = FastAPI()
app.include_router(GraphQLRouter(schema, context_getter=context))


async def ask():
    schema.execute("{ name }")  # lost
    return await schema.execute("{ name }")
