async def events(count):  # on: loop
    for number in range(count):
        yield encode(number)  # calls: encode


def lines(count):  # on: thread
    for number in range(count):
        yield f"{square(number)}\n"  # calls: square


def encode(number):  # on: loop
    return f"{number}"


def square(number):  # on: thread
    return number**2
