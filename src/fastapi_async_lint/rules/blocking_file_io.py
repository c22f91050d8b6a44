"""FAL205: files are copied, written or walked on the event loop."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi_async_lint.analysis import Analysis, Scope
from fastapi_async_lint.model import Finding

from ._blocking import grouped_findings, helper_findings
from ._rule import Example, Rule

_KINDS = frozenset({"file"})
_SAYS = "blocks the event loop: `{name}` waits for the disk"


def check(analysis: Analysis, scope: Scope) -> Iterator[Finding]:
    if not analysis.contexts.serves(scope):  # nobody is known to wait meanwhile
        return
    yield from grouped_findings(RULE, analysis, scope, _KINDS, _SAYS)
    yield from helper_findings(RULE, analysis, scope, _KINDS)


RULE = Rule(
    code="FAL205",
    name="blocking-file-io",
    level="advice",
    summary="Files are copied, written, searched or unpacked on the event loop.",
    why=(
        "Meanwhile no other request is served: 20 to 30 ms for a file of 20 MB on a local disk, 4 ms where a small one is "
        "written over another (measured), seconds on a network disk or for a tree of files."
    ),
    not_reported=(
        "Opening a file and reading a small one, `exists`, `stat`, `makedirs`, listing one directory (`glob` without `**`), "
        "writing text: about 0.1 ms each (measured). What is not known to run for a request: jobs, clients of the service, "
        "programs that `asyncio.run` starts elsewhere. Start-up, scripts, tests and migrations."
    ),
    when_off="Where the files are small and the disk is local.",
    fix_safety="Unsafe: the function becomes `def`, or the call moves to a worker thread.",
    examples=(
        Example(
            bad="""
import shutil

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/upload")
async def upload(file: UploadFile) -> dict[str, int]:
    with open("upload.bin", "wb") as target:
        shutil.copyfileobj(file.file, target)  # error
    await file.close()
    return {"size": file.size or 0}
""",
            good="""
import shutil

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/upload")
def upload(file: UploadFile) -> dict[str, int]:
    with open("upload.bin", "wb") as target:
        shutil.copyfileobj(file.file, target)
    return {"size": file.size or 0}
""",
            fixed="""
import shutil

from fastapi import FastAPI, UploadFile
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


@app.post("/upload")
async def upload(file: UploadFile) -> dict[str, int]:
    with open("upload.bin", "wb") as target:
        await run_in_threadpool(shutil.copyfileobj, file.file, target)
    await file.close()
    return {"size": file.size or 0}
""",
        ),
    ),
    check=check,
)
