"""Weights & Biases: a run's beginning and end wait, logging does not."""

import wandb


async def track(loss: float):
    run = wandb.init(project="a")  # blocks: http
    run.log({"loss": loss})
    wandb.log({"loss": loss})
    artifact = run.use_artifact("a:latest")  # blocks: http
    artifact.download()  # blocks: http
    run.finish()  # blocks: http
    api = wandb.Api()  # blocks: http
    return api.artifact("a/b:v0")  # blocks: http
