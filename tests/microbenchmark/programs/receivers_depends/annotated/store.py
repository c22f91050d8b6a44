class Store:
    def get(self):  # on: loop
        return 1
