"""jira."""

from jira import JIRA


async def issues():
    client = JIRA("https://example.org", basic_auth=("a", "b"))  # blocks: http
    for issue in client.search_issues("project = A"):  # blocks: http
        issue.update(summary="a")  # blocks: http
    return client.add_comment("A-1", "b")  # blocks: http
