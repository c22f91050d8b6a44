def __getattr__(name):  # missing on: loop (a module's __getattr__ is not run)
    return make(name)  # calls: make


def make(name):  # missing on: loop (a module's __getattr__ is not run)
    return Client()


class Client:
    def get(self):  # missing on: loop (a module's __getattr__ is not run)
        return 1
