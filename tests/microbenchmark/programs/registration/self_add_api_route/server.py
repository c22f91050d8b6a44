from base import BaseServer


class ItemServer(BaseServer):
    def setup(self):  # on: import
        self.router.add_api_route("/items", self.list_items, methods=["GET"])
        self.router.add_api_route("/items", endpoint=self.create_item, methods=["POST"])
        self.router.post("/items/search")(self.search)

    async def list_items(self):  # on: loop
        return self.store()  # calls: ItemServer.store

    def create_item(self):  # on: thread
        return {}

    def search(self):  # on: thread
        return self.query()  # calls: ItemServer.query

    def query(self):  # on: thread
        return []

    def store(self):  # on: loop
        return []
