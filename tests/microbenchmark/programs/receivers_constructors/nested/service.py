class Service:
    def __init__(self, repository):  # on: import
        self.repository = repository

    def names(self):  # on: loop
        return self.repository.all(), self.repository.database.query("select 1")  # calls: Database.query, Repository.all
