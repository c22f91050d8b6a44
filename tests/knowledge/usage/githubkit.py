"""githubkit: requests by attribute chains."""

from githubkit import GitHub

github = GitHub("token")


class Issues:
    def __init__(self, client: GitHub):
        self.client = client

    async def titles(self):
        found = await self.client.rest.issues.async_list_for_repo("owner", "name")
        self.client.rest.issues.list_for_repo("owner", "name")  # blocks: http
        return [issue.title for issue in found.parsed_data]


async def star(name: str):
    github.rest.repos.get("owner", name)  # blocks: http
    github.rest.repos.async_get("owner", name)  # lost
    github.request("GET", "/zen")  # blocks: http
    await github.arequest("GET", "/zen")
    await github.async_graphql("query { viewer { login } }")
    async with GitHub() as client:
        return await client.rest.users.async_get_authenticated()
