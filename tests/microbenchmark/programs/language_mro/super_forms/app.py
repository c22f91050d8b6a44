"""`super()` in `__init__`, in a class method, in a property, with arguments, and stored in a name."""

from fastapi import FastAPI

app = FastAPI()


class Base:
    def __init__(self):  # on: loop
        self.ready = True

    @classmethod
    def build(cls):  # on: loop
        return cls()  # calls: Child.__init__

    @property
    def name(self):  # on: loop
        return "base"

    def close(self):  # on: loop
        return 1


class Child(Base):
    def __init__(self):  # on: loop
        super().__init__()  # calls: Base.__init__

    @classmethod
    def build(cls):  # on: loop
        return super().build()  # calls: Base.build

    @property
    def name(self):  # on: loop
        return super().name  # calls: Base.name

    def close(self):  # on: loop
        parent = super()
        return super(Child, self).close(), parent.close(), Base.close(self)  # calls: Base.close


@app.get("/")
async def read():  # on: loop
    child = Child.build()  # calls: Child.build
    return child.name, child.close()  # calls: Child.close, Child.name
