class Repository:
    def __init__(self, database):  # on: import
        self.database = database

    def all(self):  # on: loop
        return self.database.query("select name")  # calls: Database.query
