class Plugin:
    pass


class Mail(Plugin):
    def run(self):  # missing on: loop (introspection is not followed)
        return 1


def backup():  # missing on: loop (introspection is not followed)
    return 2
