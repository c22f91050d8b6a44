"""FastAPI Users: hooks of a manager run on the loop."""

import time

from fastapi_users import BaseUserManager


class UserManager(BaseUserManager):
    async def on_after_register(self, user, request=None):
        time.sleep(1)  # blocks: sleep


async def register(manager: UserManager, user):
    await manager.create(user)
    manager.request_verify(user)  # lost
