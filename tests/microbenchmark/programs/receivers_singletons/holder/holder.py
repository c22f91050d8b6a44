class Session:
    def query(self):  # on: loop
        return 1


class Database:
    session = None

    def connect(self):  # on: startup
        self.session = Session()


db = Database()
