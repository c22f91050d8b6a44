"""Methods of annotated containers: `get`, `values`, `items`, `pop`, `setdefault`; `enumerate`, `zip`, `reversed`, `sorted`."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # missing on: loop (builtins that hand items on give nothing)
        return 1


def of_dict(clients: dict[str, Client]):  # on: loop
    first = clients.get("a").get()  # missing calls: Client.get (methods of containers give nothing)
    second = [client.get() for client in clients.values()]  # missing calls: Client.get (methods of containers give nothing)
    third = [client.get() for _, client in clients.items()]  # missing calls: Client.get (methods of containers give nothing)
    return first, second, third, clients.pop("a").get()  # missing calls: Client.get (methods of containers give nothing)


def of_list(clients: list[Client]):  # on: loop
    first = [client.get() for _, client in enumerate(clients)]  # missing calls: Client.get (builtins that hand items on give nothing)
    second = [client.get() for client, _ in zip(clients, "ab")]  # missing calls: Client.get (builtins that hand items on give nothing)
    third = [client.get() for client in reversed(clients)]  # missing calls: Client.get (builtins that hand items on give nothing)
    fourth = [client.get() for client in sorted(clients, key=id)]  # missing calls: Client.get (builtins that hand items on give nothing)
    fifth = [client.get() for client in clients[:1]]  # missing calls: Client.get (a slice gives nothing)
    sixth = next(iter(clients)).get()  # missing calls: Client.get (builtins that hand items on give nothing)
    return first, second, third, fourth, fifth, sixth, clients.pop().get()  # missing calls: Client.get (methods of containers give nothing)


@app.get("/")
async def read():  # on: loop
    return of_dict(eval("{'a': Client()}")), of_list(eval("[Client()]"))  # calls: of_dict, of_list
