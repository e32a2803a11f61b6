"""A mail server of our own that can be down, refuse, and tell what it took."""

import socket
import socketserver
from email import message_from_bytes
from threading import Lock, Thread


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        self._say("220 ready")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"RCPT" and b"nobody" in line:
                self._say("550 no such person")
            elif word == b"RCPT" and b"later" in line:
                self._say("451 come back later")
            elif word == b"DATA":
                self._say("354 go on")
                self._take()
            else:
                self._say("221 bye" if word == b"QUIT" else "250 fine")
            if word == b"QUIT":
                return

    def _take(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        with self.server.lock:
            self.server.taken.append(message_from_bytes(b"".join(lines)))
        self._say("250 taken")

    def _say(self, words):
        self.wfile.write(words.encode() + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class MailServer:
    """`start()` it to be up; `taken` are the messages it took, over all its lives."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.taken, self._server = [], None

    def start(self):
        self._server = _Server(("127.0.0.1", self.port), _Talk)
        self._server.taken, self._server.lock = self.taken, Lock()
        Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @property
    def subjects(self):
        return sorted(message["Subject"] for message in self.taken)
