"""GitPython: starts Git and waits for it, whatever the command is."""

import git


async def work(url: str, path: str):
    repo = git.Repo.clone_from(url, path)  # blocks: subprocess
    repo.git.checkout("-b", "x")  # blocks: subprocess
    with repo.git.custom_environment(GIT_SSH="ssh"):
        repo.git.update_environment(LANG="C")
    repo.remote("origin").push()  # blocks: subprocess
    for commit in repo.iter_commits(max_count=5):  # blocks: subprocess
        print(commit.hexsha)
    return git.Repo(path)
