from fastapi import Depends
from repositories import UserRepository


class UserService:
    def __init__(self, repository: UserRepository = Depends(UserRepository)):  # on: thread
        self.repository = repository

    async def list_users(self):  # on: loop
        return await self.repository.find_all()  # calls: UserRepository.find_all

    def count(self):  # on: thread
        return self.repository.count()  # calls: UserRepository.count
