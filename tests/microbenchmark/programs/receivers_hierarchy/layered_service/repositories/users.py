from .base import Repository


class User:
    def __init__(self, name):  # on: loop
        self._name = name

    @property
    def name(self):  # on: loop
        return self._name


class UserRepository(Repository):
    model = User

    async def add(self, name) -> User:  # on: loop
        return User(name)  # calls: User.__init__
