class Backend:
    def __init__(self, name):  # on: import
        self.name = name

    def current_user(self):  # on: thread
        return self.name

    async def claims(self):  # on: loop
        return {}


class Tenant:
    @classmethod
    def load(cls):  # on: thread
        return "acme"

    @staticmethod
    def locale():  # on: thread
        return "en"


def read_token():  # on: thread
    return "token"


backend = Backend("jwt")  # calls: Backend.__init__
