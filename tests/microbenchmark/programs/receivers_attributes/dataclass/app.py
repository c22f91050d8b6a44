"""Fields of a dataclass: by annotation, by `default_factory`, by the constructor's arguments, inherited, made afterwards."""

from dataclasses import InitVar, dataclass, field

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


@dataclass
class Base:
    inherited: Client


@dataclass
class Service(Base):
    annotated: "Client | None" = None
    made: object = field(default_factory=Client)
    anything: object = None
    url: InitVar[str] = ""
    after: object = field(init=False)

    def __post_init__(self, url):  # on: loop
        self.after = Client()

    def run(self):  # on: loop
        first = self.inherited.get()  # calls: Client.get
        second = self.annotated.get()  # calls: Client.get
        third = self.made.get()  # missing calls: Client.get (what a field is given is not followed)
        fourth = self.anything.get()  # calls: Client.get
        return first, second, third, fourth, self.after.get()  # calls: Client.get


@app.get("/")
async def read():  # on: loop
    return Service(Client(), Client(), anything=Client()).run()  # calls: Service.__post_init__, Service.run
