def build(self):  # on: loop
    return 1


def check():  # on: loop
    return 2
