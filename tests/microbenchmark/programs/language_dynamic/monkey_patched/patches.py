import mail


def fake_send():  # missing on: loop (an attribute set on a module is not read)
    return "kept"


def fake_read(self):  # missing on: loop (an attribute set on the class is not read)
    return "nothing"


def apply():  # on: import
    mail.send = fake_send
    mail.Box.read = fake_read
