from base import Repository


class User:
    def __init__(self, id):  # missing on: loop (self in a base is not an instance of a subclass)
        self.id = id

    def greet(self):  # missing on: loop (type parameters are not bound)
        return "hi"


class Users(Repository[User]):
    model = User
