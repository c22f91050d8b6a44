"""websocket-client: everything of a connection waits."""

import websocket
from websocket import create_connection


def on_message(app, message):
    print(message)


async def talk(url: str):
    connection = create_connection(url, timeout=5)  # blocks: http
    connection.send("hello")  # blocks: socket
    answer = connection.recv()  # blocks: socket
    connection.close()  # blocks: socket
    raw = websocket.WebSocket()
    raw.settimeout(3)
    raw.connect(url)  # blocks: http
    return answer


async def app(url: str):
    made = websocket.WebSocketApp(url, on_message=on_message)
    made.run_forever()  # blocks: socket
