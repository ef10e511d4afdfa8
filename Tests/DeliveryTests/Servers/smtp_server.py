"""A mail server whose behaviour is chosen by the recipient's local part, for Hanchot's tests.

usage: smtp_server.py JSON, with
  log      a file that gets one JSON line an event, before the server answers
  tls      none, starttls or implicit; with cert and key
  auth     "user:password": login is required
  mode     "" as usual, "mute" says nothing at all, "greet CODE TEXT" greets so and hangs up
  most     connections at a time
  each     mails a connection, then 421
  refuse   {"at": "MAIL", "RCPT" or "DATA", "with": a reply, "after": as many as are taken first}
Prints its port on 127.0.0.1 once it listens. For each line on its input it prints "settled" as soon as no
connection is open.
"""

import asyncio
import email
import json
import os
import re
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

options = json.loads(sys.argv[1])
log = open(options["log"], "a", buffering=1)
active = 0
seen = set()
taken = 0
asked = 0


def tell(event, **fields):
    log.write(json.dumps({"event": event, **fields}) + "\n")


def ask():
    """Somebody wants to know when all is settled."""
    global asked
    lines = os.read(sys.stdin.fileno(), 4096)
    if not lines:
        asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
    asked += lines.count(b"\n")
    answer()


def answer():
    global asked
    while asked and active == 0:
        asked -= 1
        print("settled", flush=True)


async def hang():
    await asyncio.sleep(3600)


async def drop(server):
    server.transport.abort()
    await hang()


def refusal(at):
    refuse = options.get("refuse", {"at": ""})
    if at == refuse["at"] and taken >= refuse.get("after", 0):
        tell("refused", at=at)
        return refuse["with"]
    return None


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        session.mails = getattr(session, "mails", 0) + 1
        if session.mails > options.get("each", 10**9):
            return "421 4.7.0 enough for one connection"
        if reply := refusal("MAIL"):
            return reply
        envelope.mail_from = address
        return "250 2.1.0 sender ok"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        kind = re.split(r"[+@]", address)[0]
        tell("asked", to=address)
        if reply := refusal("RCPT"):
            return reply
        match kind:
            case "later":
                return "451 4.3.0 try again later"
            case "refuse":
                return "550 5.1.1 no such user"
            case "weird":
                return "550-5.7.1 two\r\n550 5.7.1 lines"
            case "hang-rcpt":
                await hang()
            case "drop-rcpt":
                await drop(server)
            case "grey" if address not in seen:
                seen.add(address)
                return "450 4.2.0 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 recipient ok"

    async def handle_DATA(self, server, session, envelope):
        kind = re.split(r"[+@]", envelope.rcpt_tos[0])[0]
        message = email.message_from_bytes(envelope.content)
        if reply := refusal("DATA"):
            return reply
        match kind:
            case "later-data":
                return "452 4.3.1 no room now"
            case "refuse-data":
                return "554 5.7.1 not wanted"
            case "hang-data":
                await hang()
            case "drop-data":
                await drop(server)
        tell(
            "accepted",
            id=str(message["Message-ID"]),
            sender=envelope.mail_from,
            to=envelope.rcpt_tos,
            returnPath=message["Return-Path"] is not None,
            content=envelope.content.decode("latin-1"),
        )
        global taken
        taken += 1
        if kind == "lose-answer" and envelope.rcpt_tos[0] not in seen:
            seen.add(envelope.rcpt_tos[0])
            await drop(server)
        if kind == "hang-up":
            asyncio.get_running_loop().call_soon(server.transport.close)
        return "250 2.0.0 kept"


class Server(SMTP):
    def connection_made(self, transport):
        tell("connected", active=active)
        super().connection_made(transport)

    def connection_lost(self, error):
        global active
        active -= 1
        super().connection_lost(error)
        answer()


class Greeter(asyncio.Protocol):
    def __init__(self, line):
        self.line = line

    def connection_made(self, transport):
        tell("connected", active=active)
        if self.line is not None:
            transport.write(self.line.encode() + b"\r\n")
            transport.close()


def authenticate(server, session, envelope, mechanism, data):
    user, password = options["auth"].split(":")
    good = (data.login, data.password) == (user.encode(), password.encode())
    tell("login", good=good)
    return AuthResult(success=good, handled=False)


def protocol():
    global active
    mode = options.get("mode", "")
    if mode == "mute":
        return Greeter(None)
    if mode.startswith("greet "):
        return Greeter(mode.removeprefix("greet "))
    if active >= options.get("most", 10**9):
        return Greeter("421 4.7.0 too many connections")
    fields = {}
    if options.get("auth"):
        fields = {
            "authenticator": authenticate,
            "auth_required": True,
            "auth_require_tls": options["tls"] == "starttls",
        }
    if options["tls"] == "starttls":
        fields["tls_context"] = context
    active += 1
    return Server(Handler(), hostname="test.example", **fields)


context = None
if options["tls"] != "none":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options["cert"], options["key"])


async def main():
    loop = asyncio.get_running_loop()
    wrapped = context if options["tls"] == "implicit" else None
    server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=wrapped)
    print(server.sockets[0].getsockname()[1], flush=True)
    loop.add_reader(sys.stdin.fileno(), ask)
    await server.serve_forever()


asyncio.run(main())
