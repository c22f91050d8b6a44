from clients import Client

client = Client()
