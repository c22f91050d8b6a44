class Settings:
    def __init__(self, path=None):  # on: import
        self.path = path or self.find()  # calls: Settings.find

    def find(self):  # on: import
        return "settings.toml"

    def title(self):  # on: import
        return self.path


settings = Settings()  # calls: Settings.__init__
