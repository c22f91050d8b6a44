"""Azure identity: credentials of each kind. A token that is kept does not wait, so getting one is not told to block."""

from azure.identity import AzureCliCredential, ClientSecretCredential, DefaultAzureCredential, get_bearer_token_provider
from azure.identity.aio import DefaultAzureCredential as AsyncDefaultAzureCredential

credential = DefaultAzureCredential()
provider = get_bearer_token_provider(credential, "scope")


async def sync():
    ClientSecretCredential("t", "c", "s").get_token("scope")
    return AzureCliCredential().get_token("scope").token  # blocks: subprocess


async def right():
    async with AsyncDefaultAzureCredential() as local:
        token = await local.get_token("scope")
        local.get_token("scope")  # lost
    return token.token
