from fastapi import Depends


def get_session():  # on: thread
    return {}


class UserRepository:
    def __init__(self, session: dict = Depends(get_session)):  # on: thread
        self.session = session

    async def find_all(self):  # on: loop
        return []

    def count(self):  # on: thread
        return 0
