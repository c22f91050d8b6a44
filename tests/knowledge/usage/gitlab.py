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
    request = project.mergerequests.get(2)  # blocks: http
    request.approve()  # blocks: http
    for commit in request.commits():  # blocks: http
        print(commit)
    print(request.author.get("name"))
    client.http_put("/projects/1")  # blocks: http
    return lazy.mergerequests.create({})  # blocks: http
