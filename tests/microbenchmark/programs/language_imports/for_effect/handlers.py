from registry import register


def send():  # on: loop
    return 1


register("mail", send)  # calls: register
