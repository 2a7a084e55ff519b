"""A small client of the language server protocol: enough to open a text and to ask for diagnostics and completions."""

import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Any

SECONDS = 60
"""How long to wait for an answer before giving up [s]."""

SETTINGS = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}


class LanguageServer:
    """A language server that talks over its standard input and output."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._incoming: queue.Queue[dict[str, Any]] = queue.Queue()
        self._published: dict[str, list[dict[str, Any]]] = {}
        self._last_id = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> "LanguageServer":
        capabilities = {"workspace": {"configuration": True}, "textDocument": {"completion": {"completionItem": {}}}}
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def diagnostics(self, uri: str, text: str) -> list[dict[str, Any]]:
        """Open a text and wait for what the server says about it."""
        self._published.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._published:
            self._handle(self._incoming.get(timeout=SECONDS))
        return self._published[uri]

    def completions(self, uri: str, line: int, character: int) -> list[str]:
        """The labels offered at a place of an opened text [line and character from 0]."""
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        answer = self.ask("textDocument/completion", place)
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return [item["label"] for item in items]

    def ask(self, method: str, params: object) -> Any:
        """Send a request and wait for its answer."""
        self._last_id += 1
        number = self._last_id
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._incoming.get(timeout=SECONDS)
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]
            self._handle(message)

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _handle(self, message: dict[str, Any]) -> None:
        """Answer what the server asks, and keep what it publishes."""
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            wanted = [SETTINGS.get(item.get("section", "")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                line = stream.readline()
            self._incoming.put(json.loads(stream.read(length)))
