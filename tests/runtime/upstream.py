"""A local stand-in for the servers that the fixture programs talk to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CHAT = {
    "id": "chat-1",
    "object": "chat.completion",
    "created": 1,
    "model": "test",
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": '{"text": "hello"}'},
        }
    ],
    "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
}
CHAT_CHUNK = {
    "id": "chat-1",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "test",
    "choices": [{"index": 0, "delta": {"role": "assistant", "content": "hello"}}],
}
MESSAGE = {
    "id": "message-1",
    "type": "message",
    "role": "assistant",
    "model": "test",
    "content": [{"type": "text", "text": "hello"}],
    "stop_reason": "end_turn",
    "usage": {"input_tokens": 1, "output_tokens": 1},
}
EMBEDDINGS = {
    "object": "list",
    "model": "test",
    "data": [{"object": "embedding", "index": 0, "embedding": [0.5, 0.5]}],
    "usage": {"prompt_tokens": 1, "total_tokens": 1},
}
RESPONSE = {
    "id": "response-1",
    "object": "response",
    "created_at": 1,
    "model": "test",
    "status": "completed",
    "output": [
        {
            "id": "message-1",
            "type": "message",
            "role": "assistant",
            "status": "completed",
            "content": [{"type": "output_text", "text": "hello", "annotations": []}],
        }
    ],
    "parallel_tool_calls": False,
    "tool_choice": "auto",
    "tools": [],
}
MODERATION = {"id": "moderation-1", "model": "test", "results": [{"flagged": False}]}

ANSWERS: dict[str, dict[str, Any]] = {
    "/chat/completions": CHAT,
    "/v1/messages": MESSAGE,
    "/embeddings": EMBEDDINGS,
    "/responses": RESPONSE,
    "/moderations": MODERATION,
}
MESSAGE_EVENTS = (
    {"type": "message_start", "message": MESSAGE | {"content": [], "stop_reason": None}},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    {
        "type": "content_block_delta",
        "index": 0,
        "delta": {"type": "text_delta", "text": "hello"},
    },
    {"type": "content_block_stop", "index": 0},
    {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 1}},
    {"type": "message_stop"},
)


class _Handler(BaseHTTPRequestHandler):
    server: "Upstream"

    def do_GET(self) -> None:
        self._reply({"text": "hello"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if _wants_stream(body):
            self._stream(_events(self.path))
        else:
            self._reply(ANSWERS.get(self.path, {"text": "hello"}))

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""

    def _reply(self, answer: dict[str, Any]) -> None:
        self._send("application/json", json.dumps(answer).encode())

    def _stream(self, events: str) -> None:
        self._send("text/event-stream", events.encode())

    def _send(self, media_type: str, body: bytes) -> None:
        time.sleep(self.server.delay)
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _wants_stream(body: bytes) -> bool:
    try:
        return bool(json.loads(body).get("stream"))
    except (ValueError, AttributeError):
        return False


def _events(path: str) -> str:
    if path.endswith("/messages"):
        return "".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n" for e in MESSAGE_EVENTS)
    return f"data: {json.dumps(CHAT_CHUNK)}\n\ndata: [DONE]\n\n"


class Upstream(ThreadingHTTPServer):
    """A server that answers every request after ``delay`` seconds."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.delay = 0.0

    @property
    def url(self) -> str:
        """Where the server listens."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def running_upstream() -> Iterator[Upstream]:
    """Run the server in a thread."""
    with Upstream() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
