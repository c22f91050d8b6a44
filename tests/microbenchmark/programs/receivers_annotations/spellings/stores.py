def make(number):  # on: loop
    return eval("Store()")


class Store:
    def load(self):  # on: loop
        return 1
