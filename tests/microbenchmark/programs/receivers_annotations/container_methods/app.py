"""Methods of annotated containers: `get`, `values`, `items`, `pop`, `setdefault`; `enumerate`, `zip`, `reversed`, `sorted`."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # on: loop
        return 1


def of_dict(clients: dict[str, Client]):  # on: loop
    first = clients.get("a").get()  # calls: Client.get
    second = [client.get() for client in clients.values()]  # calls: Client.get
    third = [client.get() for _, client in clients.items()]  # calls: Client.get
    return first, second, third, clients.pop("a").get()  # calls: Client.get


def of_list(clients: list[Client]):  # on: loop
    first = [client.get() for _, client in enumerate(clients)]  # calls: Client.get
    second = [client.get() for client, _ in zip(clients, "ab")]  # calls: Client.get
    third = [client.get() for client in reversed(clients)]  # calls: Client.get
    fourth = [client.get() for client in sorted(clients, key=id)]  # calls: Client.get
    fifth = [client.get() for client in clients[:1]]  # calls: Client.get
    sixth = next(iter(clients)).get()  # calls: Client.get
    return first, second, third, fourth, fifth, sixth, clients.pop().get()  # calls: Client.get


@app.get("/")
async def read():  # on: loop
    return of_dict(eval("{'a': Client()}")), of_list(eval("[Client()]"))  # calls: of_dict, of_list
