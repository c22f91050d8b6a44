class Database:
    def __init__(self, url):  # on: import
        self.url = url

    def query(self, sql):  # on: loop
        return self.url, sql
