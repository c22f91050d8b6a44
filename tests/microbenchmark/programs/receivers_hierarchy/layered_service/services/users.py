import asyncio

from repositories import UserRepository

from .mail import Mailer


class UserService:
    def __init__(self, users: UserRepository, mailer: Mailer):  # on: thread
        self.users = users
        self.mailer = mailer

    async def list(self):  # on: loop
        return await self.users.all()  # calls: Repository.all

    async def create(self, name):  # on: loop
        user = await self.users.add(name)  # calls: UserRepository.add
        await asyncio.gather(self.mailer.send(name), self._audit(user))  # makes: Mailer.send, UserService._audit
        return user

    async def _audit(self, user):  # on: loop
        return user.name  # calls: User.name
