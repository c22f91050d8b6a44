"""atlassian-python-api."""

from atlassian import Confluence, Jira


async def pages(space: str):
    confluence = Confluence(url="https://example.org", username="a", password="b")
    confluence.create_page(space, "a", "b")  # blocks: http
    return Jira(url="https://example.org").jql("project = A")["issues"]  # blocks: http
