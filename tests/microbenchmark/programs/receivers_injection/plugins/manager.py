class Manager:
    def __init__(self):  # on: import
        self.plugins = {}

    def plugin(self, name):  # on: import
        def decorate(kind):  # on: import
            self.plugins[name] = kind()
            return kind

        return decorate

    def get(self, name):  # on: loop
        return self.plugins[name]

    def run_all(self):  # on: loop
        return [plugin.run() for plugin in self.plugins.values()]  # calls: Mail.run, Sms.run


manager = Manager()  # calls: Manager.__init__
