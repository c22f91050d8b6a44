client = None


class Client:
    def get(self):  # on: loop
        return 2
