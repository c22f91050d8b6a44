from base import Repository


class User:
    def __init__(self, id):  # on: loop
        self.id = id

    def greet(self):  # on: loop
        return "hi"


class Users(Repository[User]):
    model = User
