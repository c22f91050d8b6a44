"""`exec` and `eval` run text: no analysis of the program's own text knows what."""

from fastapi import FastAPI

app = FastAPI()


def helper():  # missing on: loop (eval and exec run text)
    return 1


@app.get("/eval")
async def by_eval():  # on: loop
    return eval("helper()")  # missing calls: helper (eval and exec run text)


@app.get("/exec")
async def by_exec():  # on: loop
    names = {"helper": helper}
    exec("result = helper()", names)  # missing calls: helper (eval and exec run text)
    return names["result"]
