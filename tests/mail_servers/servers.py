"""Mail servers on this machine: aiosmtpd with answers of a test's own, and dialogues byte by byte
where a server is to misbehave as aiosmtpd cannot."""

import asyncio
import contextlib
import socket
import struct
import threading

from aiosmtpd.smtp import SMTP, AuthResult

HOST = "127.0.0.1"


class Taken:
    """What the servers of one test have seen."""

    def __init__(self):
        self.letters = []  # (recipient, bytes)
        self.connections = 0
        self.logins = []
        self.in_the_clear = b""  # all that a dialogue has read before TLS

    def copies(self, message_id: str) -> int:
        return sum(f"<{message_id}>".encode() in content for _, content in self.letters)


# Where an answer of a script leaves the client alone.
CLOSE = object()


class Handler:
    """Answers as the script says: a reply, CLOSE, or what a function of the call returns."""

    def __init__(self, taken: Taken, script: dict):
        self.taken = taken
        self.script = script

    async def _answer(self, verb, server, default, argument=None):
        answer = self.script.get(verb)
        if callable(answer):
            answer = answer(argument)
        if asyncio.iscoroutine(answer):
            answer = await answer
        if answer is CLOSE:
            server.transport.close()
        return default if answer is None else answer

    async def handle_MAIL(self, server, _session, envelope, address, options):
        answer = await self._answer("MAIL", server, "250 sender ok", address)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return answer if answer is not CLOSE else "421 closing"

    async def handle_RCPT(self, server, _session, envelope, address, _options):
        answer = await self._answer("RCPT", server, "250 recipient ok", address)
        if answer is CLOSE:
            return "421 closing"
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, _session, envelope):
        if self.script.get("KEEPS", True):
            self.taken.letters.extend((to, envelope.content) for to in envelope.rcpt_tos)
        answer = await self._answer("DOT", server, "250 queued", envelope)
        return answer if answer is not CLOSE else "421 closing"

    def authenticate(self, server, _session, _envelope, _mechanism, login):
        self.taken.logins.append((login.login.decode(), login.password.decode()))
        answer = self.script.get("AUTH")
        if answer is None:
            return AuthResult(success=True)
        if answer is CLOSE:
            server.transport.close()
        return AuthResult(success=False, handled=False,
                          message="535 closing" if answer is CLOSE else answer)


class Server(SMTP):
    def __init__(self, *arguments, taken, offers=(), **options):
        super().__init__(*arguments, **options)
        self.taken = taken
        if offers:
            self._auth_methods = {name: None for name in offers}

    def connection_made(self, transport):
        # Said again when TLS begins.
        self.taken.connections += self._tls_protocol is None
        super().connection_made(transport)


class Loop:
    """Runs servers in a thread of its own."""

    def __enter__(self):
        self.loop = asyncio.new_event_loop()
        self.loop.set_exception_handler(lambda *_: None)
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)

    def serve(self, taken: Taken, script: dict, tls_from_start=None, **options) -> int:
        """:return: its port"""
        handler = Handler(taken, script)

        def protocol():
            return Server(handler, taken=taken, loop=self.loop, hostname="mail.shop.test",
                          authenticator=handler.authenticate, **options)

        async def start():
            server = await self.loop.create_server(protocol, HOST, 0, ssl=tls_from_start)
            return server.sockets[0].getsockname()[1]

        return asyncio.run_coroutine_threadsafe(start(), self.loop).result(10)


class Peer:
    """The other side of one connection, line by line."""

    def __init__(self, connection: socket.socket, taken: Taken):
        self.connection = connection
        self.taken = taken
        self.buffer = b""

    def say(self, line):
        self.connection.sendall(line if isinstance(line, bytes) else line.encode() + b"\r\n")

    def read(self) -> bytes:
        piece = self.connection.recv(65536)
        self.taken.in_the_clear += piece[:100_000 - len(self.taken.in_the_clear)]
        return piece

    def line(self) -> str:
        """Empty at the end."""
        while b"\n" not in self.buffer:
            piece = self.read()
            if not piece:
                return ""
            self.buffer += piece
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line.decode(errors="replace").rstrip("\r") or " "

    def body(self) -> bytes:
        while not self.buffer.endswith(b"\r\n.\r\n"):
            piece = self.read()
            if not piece:
                raise ConnectionError
            self.buffer += piece
        content, self.buffer = self.buffer[:-3], b""
        return content

    def wait_for_the_end(self):
        while self.connection.recv(65536):
            pass

    def reset(self):
        """Gone at once, what is on its way thrown away."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def begin_tls(self, context):
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.buffer = b""


def dialogue(peer: Peer, answers: dict, banner="220 mail.shop.test ESMTP"):
    """An ordinary server but for the answers given: a line, or a function of the peer that
    returns whether to go on."""
    ordinary = {"EHLO": "250 mail.shop.test", "HELO": "250 mail.shop.test", "MAIL": "250 ok",
                "RCPT": "250 ok", "DATA": "354 go on", "DOT": "250 queued", "QUIT": "221 bye"}
    answers = ordinary | answers
    recipient = ""

    def answer(verb) -> bool:
        what = answers.get(verb, "502 not implemented")
        if callable(what):
            return what(peer)
        peer.say(what)
        return verb != "QUIT"

    peer.say(banner)
    while line := peer.line():
        verb = line.split()[0].upper() if line.strip() else ""
        if verb == "RCPT":
            recipient = line[line.index("<") + 1:line.index(">")]
        if not answer(verb):
            return
        if verb == "DATA" and answers["DATA"] == "354 go on":
            peer.taken.letters.append((recipient, peer.body()))
            if not answer("DOT"):
                return


class Raw:
    """Servers made of a function of the peer."""

    def __init__(self):
        self.listeners = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for listener in self.listeners:
            listener.close()

    def serve(self, taken: Taken, script, receive_buffer=None) -> int:
        listener = socket.create_server((HOST, 0))
        if receive_buffer:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.listeners.append(listener)
        threading.Thread(target=self._accept, args=(listener, taken, script), daemon=True).start()
        return listener.getsockname()[1]

    def deaf(self) -> int:
        """A port that takes no connection and refuses none: its queue is full."""
        listener = socket.create_server((HOST, 0), backlog=0)
        self.listeners.append(listener)
        for _ in range(4):
            waiting = socket.socket()
            waiting.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                waiting.connect(listener.getsockname())
            self.listeners.append(waiting)
        return listener.getsockname()[1]

    def closed(self) -> int:
        """A port where nobody listens."""
        listener = socket.create_server((HOST, 0))
        port = listener.getsockname()[1]
        listener.close()
        return port

    @staticmethod
    def _accept(listener, taken, script):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                taken.connections += 1
                threading.Thread(target=Raw._talk, args=(Peer(connection, taken), script),
                                 daemon=True).start()

    @staticmethod
    def _talk(peer, script):
        # The client may go at any time.
        with contextlib.suppress(OSError, ConnectionError):
            script(peer)
        with contextlib.suppress(OSError):
            peer.connection.close()
