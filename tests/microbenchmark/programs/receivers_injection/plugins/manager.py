class Manager:
    def __init__(self):  # on: import
        self.plugins = {}

    def plugin(self, name):  # on: import
        def decorate(kind):  # missing on: import (a decorator of the project is not called)
            self.plugins[name] = kind()
            return kind

        return decorate

    def get(self, name):  # on: loop
        return self.plugins[name]

    def run_all(self):  # on: loop
        return [plugin.run() for plugin in self.plugins.values()]  # missing calls: Mail.run (what is put into a container later is not followed); missing calls: Sms.run (what is put into a container later is not followed)


manager = Manager()  # calls: Manager.__init__
