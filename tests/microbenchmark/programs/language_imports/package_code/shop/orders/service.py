from shop import SETTINGS
from shop.settings import rate


class Order:
    tax = SETTINGS["tax"]
    rate = rate()  # missing calls: rate (a name that a class body binds later is not looked up in the module)

    def total(self):  # on: loop
        return self.tax


def place():  # on: loop
    return Order().total()  # calls: Order.total
