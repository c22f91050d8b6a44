class ConnectionManager:
    def __init__(self):  # on: import
        self.active = []

    async def connect(self, websocket):  # on: loop
        await websocket.accept()
        self.active.append(websocket)

    def disconnect(self, websocket):  # on: loop
        self.active.remove(websocket)

    async def broadcast(self, text):  # on: loop
        for connection in self.active:
            await self.send(connection, self.escape(text))  # calls: ConnectionManager.escape, ConnectionManager.send

    async def send(self, connection, text):  # on: loop
        await connection.send_text(text)

    def escape(self, text):  # on: loop
        return text.strip()
