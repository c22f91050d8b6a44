def send():  # spurious on: loop (an attribute set on a module is not read)
    return "sent"


class Box:
    def read(self):  # spurious on: loop (an attribute set on the class is not read)
        return "read"
