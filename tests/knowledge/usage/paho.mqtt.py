"""paho-mqtt: connecting waits, publishing does not, its delivery does."""

import paho.mqtt.client as mqtt
from paho.mqtt import publish

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)


async def send(payload: bytes):
    client.connect("localhost", 1883)  # blocks: socket
    client.loop_start()
    sent = client.publish("topic", payload, qos=1)
    sent.wait_for_publish(5)  # blocks: lock
    publish.single("topic", payload, hostname="localhost")  # blocks: socket
    client.disconnect()
