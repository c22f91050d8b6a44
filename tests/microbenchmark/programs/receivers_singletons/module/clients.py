class Client:
    def get(self):  # on: loop
        return 1


main = Client()
