"""Secret Manager, as an example of the clients of Google's services: one of each kind."""

from google.cloud import secretmanager, secretmanager_v1

client = secretmanager.SecretManagerServiceClient()


async def sync(name: str):
    path = client.secret_version_path("p", name, "latest")
    response = client.access_secret_version(request={"name": path})  # blocks: http
    made = secretmanager_v1.SecretManagerServiceClient.from_service_account_json("a")  # blocks: cpu
    made.get_secret(name=name)  # blocks: http
    return response.payload.data.decode()


async def right(name: str):
    local = secretmanager.SecretManagerServiceAsyncClient()
    response = await local.access_secret_version(name=local.secret_version_path("p", name, "1"))
    async for secret in await local.list_secrets(parent="p"):
        print(secret.name)
    local.access_secret_version(name=name)  # lost
    return response.payload.data.decode()
