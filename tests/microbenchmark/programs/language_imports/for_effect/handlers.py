from registry import register


def send():  # missing on: loop (what is put into a container later is not followed)
    return 1


register("mail", send)  # calls: register
