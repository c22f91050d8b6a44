class Store:
    def load(self):  # on: loop
        return 1
