"""Casbin."""

import casbin

enforcer = casbin.AsyncEnforcer("model.conf", "policy.csv")


async def check(user: str):
    await enforcer.load_policy()
    enforcer.add_policy(user, "data", "read")  # lost
    return enforcer.enforce(user, "data", "read")
