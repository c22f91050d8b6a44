"""psutil: an interval sleeps; the rest is quick."""

import psutil


async def load():
    psutil.cpu_percent(interval=1)  # blocks: sleep
    psutil.Process().cpu_percent(0.1)  # blocks: sleep
    psutil.Process().wait()  # blocks: subprocess
    return psutil.cpu_percent(), psutil.cpu_percent(interval=None), psutil.virtual_memory()
