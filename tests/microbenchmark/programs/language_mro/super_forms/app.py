"""`super()` in `__init__`, in a class method, in a property, with arguments, and stored in a name."""

from fastapi import FastAPI

app = FastAPI()


class Base:
    def __init__(self):  # on: loop
        self.ready = True

    @classmethod
    def build(cls):  # on: loop
        return cls()  # missing calls: Child.__init__ (cls in an inherited method is not the subclass); spurious calls: Base.__init__ (cls in an inherited method is not the subclass)

    @property
    def name(self):  # on: loop
        return "base"

    def close(self):  # on: loop
        return 1


class Child(Base):
    def __init__(self):  # missing on: loop (cls in an inherited method is not the subclass)
        super().__init__()  # calls: Base.__init__

    @classmethod
    def build(cls):  # on: loop
        return super().build()  # calls: Base.build

    @property
    def name(self):  # missing on: loop (cls in an inherited method is not the subclass)
        return super().name  # missing calls: Base.name (a property through super is not run)

    def close(self):  # missing on: loop (cls in an inherited method is not the subclass)
        parent = super()
        return super(Child, self).close(), parent.close(), Base.close(self)  # calls: Base.close


@app.get("/")
async def read():  # on: loop
    child = Child.build()  # calls: Child.build
    return child.name, child.close()  # missing calls: Child.close, Child.name (cls in an inherited method is not the subclass); spurious calls: Base.close, Base.name (cls in an inherited method is not the subclass)
