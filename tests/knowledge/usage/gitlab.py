"""python-gitlab."""

import gitlab

client = gitlab.Gitlab("https://gitlab.com", private_token="t")


async def projects():
    client.auth()  # blocks: http
    project = client.projects.get(1)  # blocks: http
    for issue in project.issues.list(state="opened"):  # blocks: http
        issue.save()  # blocks: http
    lazy = client.projects.get(1, lazy=True)
    print(project.name.upper())
    return lazy.mergerequests.create({})  # blocks: http
