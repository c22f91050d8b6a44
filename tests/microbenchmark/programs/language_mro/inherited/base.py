class Model:
    def save(self):  # on: loop
        return self.validate()  # calls: Model.validate

    def validate(self):  # on: loop
        return True
