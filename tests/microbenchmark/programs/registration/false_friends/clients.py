class Client:
    def __init__(self, base):  # on: import
        self.base = base

    def get(self, path):  # on: loop
        return self.base + path

    def delete(self, path):  # on: loop
        return self.base


class Bus:
    def __init__(self):  # on: import
        self.handlers = {}

    def post(self, topic):  # on: import
        def register(function):  # on: import
            self.handlers[topic] = function
            return function

        return register

    def get(self, topic):  # on: import
        return self.post(topic)  # calls: Bus.post


bus = Bus()  # calls: Bus.__init__
