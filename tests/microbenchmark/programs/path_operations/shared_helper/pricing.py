def price(amount):  # on: loop, thread
    return total(amount, rate=1)  # calls: total


def total(amount, rate):  # on: loop, thread
    return amount * rate
