class User:
    def greet(self):  # on: loop
        return "hi"
