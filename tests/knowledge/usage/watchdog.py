"""watchdog: what a handler does is done in the observer's thread."""

import time

from watchdog.events import FileSystemEventHandler, PatternMatchingEventHandler
from watchdog.observers import Observer


class Reload(FileSystemEventHandler):
    def on_closed(self, event):
        time.sleep(1)


class Sources(PatternMatchingEventHandler):
    def on_modified(self, event):
        time.sleep(1)


async def watch(path: str):
    observer = Observer()
    observer.schedule(Reload(), path, recursive=True)
    observer.start()
    return observer
