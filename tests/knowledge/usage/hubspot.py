"""HubSpot."""

from hubspot import HubSpot

client = HubSpot(access_token="t")


async def contacts():
    client.crm.contacts.basic_api.create(simple_public_object_input_for_create={})  # blocks: http
    return client.crm.contacts.get_all()  # blocks: http
