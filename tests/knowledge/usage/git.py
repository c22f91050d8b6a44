"""GitPython: starts Git and waits for it, whatever the command is."""

import git


async def work(url: str, path: str):
    repo = git.Repo.clone_from(url, path)  # blocks: subprocess
    repo.git.checkout("-b", "x")  # blocks: subprocess
    repo.remote("origin").push()  # blocks: subprocess
    for commit in repo.iter_commits(max_count=5):  # blocks: subprocess
        print(commit.hexsha)
    return git.Repo(path)
