class Order:
    def total(self):  # on: loop
        return 1
