"""Objects of the project whose methods have the names of verbs: they register nothing."""

from clients import Client, bus

from fastapi import FastAPI

app = FastAPI()
client = Client("https://example.org")  # calls: Client.__init__


@bus.post("order.created")  # calls: Bus.post, Bus.post.<locals>.register
def on_created():
    return None


@bus.get("order.read")  # calls: Bus.get, Bus.post.<locals>.register
async def on_read():  # spurious on: loop (an async def without a known caller is taken to run on the event loop)
    return None


@app.get("/")
async def index():  # on: loop
    client.get("/health")  # calls: Client.get
    return client.delete("/x")  # calls: Client.delete
