"""Functions and instances as class attributes, read through the class, the instance and a subclass."""

from fastapi import FastAPI

app = FastAPI()


def render(value):  # missing on: loop (staticmethod called on a function gives nothing)
    return value


class Client:
    def get(self):  # on: loop
        return 1


class View:
    client = Client()
    renderer = staticmethod(render)
    client_class = Client

    def show(self):  # on: loop
        return self.renderer(self.client.get())  # calls: Client.get; missing calls: render (staticmethod called on a function gives nothing)

    def fresh(self):  # on: loop
        return self.client_class().get()  # calls: Client.get


class AdminView(View):
    pass


@app.get("/")
async def read():  # on: loop
    own = View().show()  # calls: View.show
    inherited = AdminView().fresh()  # calls: View.fresh
    instance = View.client.get()  # calls: Client.get
    function = AdminView.renderer(1)  # missing calls: render (staticmethod called on a function gives nothing)
    return own, inherited, instance, function
