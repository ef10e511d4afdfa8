"""An office with a service and a board of its own: the shipped rules in November 2025, some people at the
board, and a clock that stands (a second is a second)."""

import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PEOPLE = """
  board:
    people:
      - {id: hoa, name: Trần Thị Hoa, role: chuyên viên, plans: [antq-2025]}
      - {id: minh, name: Lê Văn Minh, role: văn thư}
      - {id: lan, name: Phạm Lan, role: người xem}
"""
DAY = "2025-11-07"


class Office:
    def __init__(self, programs, rules):
        self.programs = Path(programs)
        self.folder = Path(tempfile.mkdtemp(prefix="hb"))
        shutil.copytree(rules, self.folder / "rules")
        settings = self.folder / "rules/settings.yaml"
        settings.write_text(settings.read_text().rstrip() + "\n" + PEOPLE)
        for program in ("hanchot", "hanchotd"):
            os.symlink(self.programs / "hanchot", self.folder / program)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.control = str(self.folder / "control")
        # The year up to the day, as fast as it goes; then the day itself.
        self.run("hanchotd", *self.places(), "--socket", "none", "--clock", "2025-01-02T07:00,5000000",
                 "--until", "2025-11-06", "--events", str(Path(rules) / "rehearsal/antq-2025.jsonl"))
        self.daemon = self.start_daemon()
        self.board = subprocess.Popen(
            [self.programs / "hanchot-board", "--socket", self.control, "--listen", str(self.port)],
            stderr=subprocess.DEVNULL)
        self.wait(lambda: socket.create_connection(("127.0.0.1", self.port)).close())

    def places(self):
        return ["--rules", str(self.folder / "rules"), "--state", str(self.folder / "state"),
                "--spool", str(self.folder / "spool")]

    def start_daemon(self):
        user = pwd.getpwuid(os.geteuid()).pw_name
        daemon = subprocess.Popen(
            [self.folder / "hanchotd", *self.places(), "--socket", self.control, "--board-user", user,
             "--clock", f"{DAY}T09:00,1"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.wait(lambda: self.hanchot("status", "--json"))
        return daemon

    def wait(self, attempt):
        end = time.monotonic() + 60
        while True:
            try:
                return attempt()
            except (OSError, subprocess.CalledProcessError):
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def run(self, program, *words):
        return subprocess.run([self.folder / program, *words], check=True, capture_output=True, text=True,
                              env={**os.environ, "LANG": "C.UTF-8"}).stdout

    def hanchot(self, command, *words):
        return self.run("hanchot", *command.split(), *words, "--socket", self.control)

    def link(self, person=None):
        words = ["--url", self.url] + (["--person", person] if person else [])
        return self.hanchot("board login", *words).strip()

    def session(self, person=None):
        """A session's cookie, without a browser."""
        link = self.link(person)
        answer = self.http("POST", "/enter", body="link=" + link.split("link=")[1], own=True)
        return re.search(r"set-cookie: (hanchot-board=[0-9a-f]+)", answer, re.I).group(1)

    def http(self, method, path, cookie=None, headers=(), body=None, own=False, timeout=30):
        """One request over TCP, just as it is; the whole answer as text."""
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Connection: close"]
        lines += list(headers)
        if cookie:
            lines.append("Cookie: " + cookie)
        if own:
            lines.append("Sec-Fetch-Site: same-origin")
        data = b""
        if body is not None:
            data = body if isinstance(body, bytes) else body.encode()
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(data)}"]
        request = "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + data
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            try:
                connection.sendall(request)
            except (BrokenPipeError, ConnectionResetError):
                pass
            answer = b""
            while True:
                try:
                    chunk = connection.recv(1 << 16)
                except ConnectionResetError:
                    break
                if not chunk:
                    break
                answer += chunk
        return answer.decode("utf-8", "replace")

    def form(self, cookie, path="/"):
        """The text that the session's forms carry, and the ledger's number, as a page has them."""
        page = self.http("GET", path, cookie)
        sequence = re.search(r'name="sequence" value="(\d+)"', page)
        return (re.search(r'name="form" value="([0-9a-f]+)"', page).group(1),
                sequence.group(1) if sequence else "")

    def events(self):
        lines = self.hanchot("export events").splitlines()
        return [json.loads(line) for line in lines]

    def end(self):
        for process in (self.board, self.daemon):
            process.send_signal(signal.SIGTERM)
        for process in (self.board, self.daemon):
            process.wait(20)
        shutil.rmtree(self.folder)


class Findings:
    """What isn't as it should be."""

    def __init__(self):
        self.list = []
        self.checked = 0

    def expect(self, holds, what):
        self.checked += 1
        if not holds:
            self.list.append(what)

    def tell(self):
        print(json.dumps({"checked": self.checked, "findings": self.list}, ensure_ascii=False))


def status(answer):
    """An answer's status; 0 where the connection was ended without one."""
    found = re.match(r"HTTP/1\.1 (\d+)", answer)
    return int(found.group(1)) if found else 0
