"""PyGithub."""

from github import Auth, Github

client = Github(auth=Auth.Token("t"))


async def issues(name: str):
    repository = client.get_repo(name)  # blocks: http
    for issue in repository.get_issues(state="open"):  # blocks: http
        print(issue.title)
    issue = repository.create_issue(title="a")  # blocks: http
    issue.create_comment("b")  # blocks: http
    lazy = client.get_repo(name, lazy=True)
    pull = lazy.get_pull(1)  # blocks: http
    return pull.is_merged()  # blocks: http
