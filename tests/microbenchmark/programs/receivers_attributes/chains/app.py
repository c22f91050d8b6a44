"""Attributes of attributes, through properties, methods and items: `self.app.services.mail.client.send()`."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def send(self):  # on: loop
        return 1


class Mail:
    def __init__(self):  # on: loop
        self.client = Client()


class Services:
    def __init__(self):  # on: loop
        self.mail = Mail()  # calls: Mail.__init__
        self.by_name = {"mail": self.mail}

    def get_mail(self):  # on: loop
        return self.mail


class Core:
    def __init__(self):  # on: loop
        self._services = Services()  # calls: Services.__init__

    @property
    def services(self):  # on: loop
        return self._services


class Job:
    def __init__(self, core):  # on: loop
        self.core = core

    def run(self):  # on: loop
        services = self.core.services  # calls: Core.services
        first = services.mail.client.send()  # calls: Client.send
        second = services.get_mail().client.send()  # calls: Client.send, Services.get_mail
        return first, second, services.by_name["mail"].client.send()  # calls: Client.send


@app.get("/")
async def read():  # on: loop
    return Job(Core()).run()  # calls: Core.__init__, Job.__init__, Job.run
