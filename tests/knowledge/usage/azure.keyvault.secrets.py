"""Azure Key Vault: of each kind."""

from azure.identity.aio import DefaultAzureCredential
from azure.keyvault.secrets import SecretClient
from azure.keyvault.secrets.aio import SecretClient as AsyncSecretClient


async def sync(credential):
    client = SecretClient("https://example.org", credential)
    poller = client.begin_delete_secret("a")  # blocks: http
    poller.wait()  # blocks: http
    return client.get_secret("a").value  # blocks: http


async def right():
    async with DefaultAzureCredential() as credential, AsyncSecretClient("u", credential) as client:
        secret = await client.get_secret("a")
        async for properties in client.list_properties_of_secrets():
            print(properties.name)
        client.set_secret("a", "b")  # lost
        return secret.value
