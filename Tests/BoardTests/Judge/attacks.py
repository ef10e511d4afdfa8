"""usage: attacks.py PROGRAMS RULES COUNT

What nobody should be able to do at the board, tried over TCP; COUNT random requests."""

import random
import re
import socket
import sys
import threading
import time

from office import Findings, Office, status

PERIOD = "/duty/bao-cao-nam/2025"


def entry(form, sequence, unit="thpt-di-linh", request="0123456789abcdef"):
    return f"form={form}&sequence={sequence}&request={request}&act=receive&unit={unit}&on=06/11/2025"


def forgeries(office, findings):
    cookie = office.session("hoa")
    form, sequence = office.form(cookie, PERIOD)
    before = len(office.events())
    good = entry(form, sequence)
    for headers in ([], ["Sec-Fetch-Site: cross-site"], ["Sec-Fetch-Site: same-site"], ["Sec-Fetch-Site: none"],
                    ["Origin: https://evil.example"], ["Origin: null"]):
        answer = office.http("POST", PERIOD, cookie, headers, good)
        findings.expect(status(answer) == 403, f"a form from elsewhere {headers}: {status(answer)}")
    other = office.form(office.session("minh"), PERIOD)[0]
    for token in ("", "0" * 64, form[:-1] + ("0" if form[-1] != "0" else "1"), other):
        answer = office.http("POST", PERIOD, cookie, [], entry(token, sequence), own=True)
        findings.expect(status(answer) == 403, f"a foreign form: {status(answer)}")
    value = cookie.split("=")[1]
    for altered in ("", "x", value[:-1], value[:-1] + ("0" if value[-1] != "0" else "1"), value.upper() + "A"):
        answer = office.http("GET", PERIOD, "hanchot-board=" + altered)
        findings.expect(status(answer) == 401, f"an altered session: {status(answer)}")
    # What only a proxy may say counts for nothing over TCP.
    for headers in (["X-Remote-User: hoa"], ["X-Forwarded-User: root"],
                    ["X-Forwarded-Proto: https", "X-Forwarded-For: 10.0.0.1"]):
        findings.expect(status(office.http("GET", "/", None, headers)) == 401, f"forged {headers}")
    secure = office.http("GET", "/", "__Host-hanchot=" + value, ["X-Forwarded-Proto: https"])
    findings.expect(status(secure) == 401, "a secure cookie over plain TCP")
    findings.expect(len(office.events()) == before, "something was entered")
    # Twice the same form is entered once.
    first, second = (office.http("POST", PERIOD, cookie, [], good, own=True) for _ in range(2))
    findings.expect((status(first), status(second)) == (303, 303), "a double press")
    findings.expect(len(office.events()) == before + 1, "a double press enters once")


def roles(office, findings):
    before = len(office.events())
    lan, minh = office.session("lan"), office.session("minh")
    for path in ("/waiting", "/rules"):
        findings.expect(status(office.http("GET", path, lan)) == 403, f"a reader sees {path}")
        findings.expect(status(office.http("GET", path, minh)) == 403, f"a registrar sees {path}")
    for path in (PERIOD, "/story/bao-cao-nam/2025/thpt-di-linh", "/unit/thpt-di-linh",
                 PERIOD + "?show=all&format=csv"):
        page = office.http("GET", path, lan)
        findings.expect(status(page) == 200 and "@" not in page.split("\r\n\r\n", 1)[1],
                        f"a reader sees addresses at {path}")
    form, sequence = office.form(lan, PERIOD)
    for path, fields in ((PERIOD, "act=receive&unit=thpt-bao-lam"), ("/held", "act=release"), ("/rules", "digest=a"),
                         ("/waiting/1", "act=yes"), ("/story/bao-cao-nam/2025/thpt-di-linh", "event=1")):
        answer = office.http("POST", path, lan, [], f"form={form}&sequence={sequence}&{fields}", own=True)
        findings.expect(status(answer) == 403, f"a reader enters at {path}: {status(answer)}")
    form, sequence = office.form(minh, PERIOD)
    for act in ("extend&until=20/11/2025", "waive&letter=1", "return&note=x"):
        answer = office.http(
            "POST", PERIOD, minh, [],
            f"form={form}&sequence={sequence}&reason=1&unit=thpt-bao-lam&act={act}", own=True)
        findings.expect(status(answer) in (403, 422), f"a registrar enters {act}: {status(answer)}")
    findings.expect(len(office.events()) == before, "a role reached too far")


def links(office, findings):
    link = office.link("hoa").split("link=")[1]
    for _ in range(3):
        findings.expect(status(office.http("GET", "/enter?link=" + link)) == 200, "a look at a link")
    findings.expect(status(office.http("POST", "/enter", body="link=" + link, own=True)) == 303, "a link's first use")
    findings.expect(status(office.http("POST", "/enter", body="link=" + link, own=True)) == 403, "a link's second use")
    out = office.session("hoa")
    form, _ = office.form(out)
    office.http("POST", "/leave", out, [], "form=" + form, own=True)
    findings.expect(status(office.http("GET", "/", out)) == 401, "a session that was left")


def noise(office, findings, count):
    """Random paths, bodies and headers: an answer of the board's own each time, or none."""
    chance = random.Random(15)
    cookies = [office.session() for _ in range(3)] + [None]
    words = ["duty", "story", "unit", "bao-cao-nam", "2025", "..", "%2e%2e", "%00", "waiting", "style.css", "enter",
             "%ff", "a" * 300, "%3Cscript%3E", "matrix", "rules", "held", "'", "%22"]
    statuses = {}
    for number in range(count):
        path = "/" + "/".join(chance.choices(words, k=chance.randint(0, 5)))
        if chance.random() < 0.5:
            path += "?" + "&".join(chance.choices(
                ["q=%", "after=-1", "format=ods", "month=9999-99", "show=%ff", "lang=vi", "parent=x", "done=9" * 30], k=2))
        body = None
        if chance.random() < 0.4:
            body = bytes(chance.randrange(256) for _ in range(chance.randint(0, 600)))
        method = "POST" if body is not None else chance.choice(["GET", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"])
        answer = office.http(method, path, chance.choice(cookies), own=chance.random() < 0.7, body=body)
        found = status(answer)
        statuses[found] = statuses.get(found, 0) + 1
        if found == 500 or "<script" in answer:
            findings.expect(False, f"{method} {path[:200]}: {found}")
    findings.expect(office.board.poll() is None, "the board has died")
    findings.checked += count
    return statuses


def weight(office, findings):
    """Long bodies, slow senders, five hundred readers."""
    cookie = office.session("hoa")
    form, _ = office.form(cookie)
    long = f"form={form}&act=receive&note=" + "x" * (65 << 10)
    findings.expect(status(office.http("POST", PERIOD, cookie, [], long, own=True)) == 413, "a body of 65 KiB")
    slow = []
    for number in range(200):
        connection = socket.create_connection(("127.0.0.1", office.port))
        connection.sendall(b"POST /enter HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n" + (b"\r\nlink=" if number % 2 else b""))
        slow.append(connection)
    begun = time.monotonic()
    findings.expect(status(office.http("GET", PERIOD, cookie)) == 200, "a reader beside slow senders")
    findings.expect(time.monotonic() - begun < 10, "slow senders keep a reader waiting")
    sessions = [office.session("lan") for _ in range(3)]
    answers = []

    def read(place):
        answers.append(status(office.http("GET", PERIOD, sessions[place % 3], timeout=120)))

    readers = [threading.Thread(target=read, args=(place,)) for place in range(500)]
    begun = time.monotonic()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    took = time.monotonic() - begun
    findings.expect(answers.count(200) == 500, f"500 readers: { {a: answers.count(a) for a in set(answers)} }")
    for connection in slow:
        connection.close()
    with open(f"/proc/{office.board.pid}/status") as file:
        memory = int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))
    return took, memory


def death(office, findings):
    """The service dies under the board: an honest page, and nothing lost."""
    cookie = office.session("hoa")
    form, sequence = office.form(cookie, PERIOD)
    before = len(office.events())
    office.daemon.kill()
    office.daemon.wait()
    page = office.http("GET", PERIOD, cookie)
    findings.expect(status(page) == 503 and "Retry-After" in page, f"no service: {status(page)}")
    body = entry(form, sequence, "thpt-bao-lam", "fedcba9876543210")
    sent = office.http("POST", PERIOD, cookie, [], body, own=True)
    findings.expect(status(sent) == 503 and 'value="thpt-bao-lam"' in sent, "what was sent is kept")
    office.daemon = office.start_daemon()
    findings.expect(status(office.http("GET", PERIOD, cookie)) == 200, "the session outlives the service")
    for _ in range(2):
        findings.expect(status(office.http("POST", PERIOD, cookie, [], body, own=True)) == 303, "sent again")
    findings.expect(len(office.events()) == before + 1, "sent again it is entered once")


def main():
    findings = Findings()
    office = Office(sys.argv[1], sys.argv[2])
    try:
        forgeries(office, findings)
        roles(office, findings)
        links(office, findings)
        took, memory = weight(office, findings)
        death(office, findings)
        statuses = noise(office, findings, int(sys.argv[3]))
    finally:
        office.end()
    print(f"500 readers in {took:.1f} s, {memory} KiB resident, {statuses}", file=sys.stderr)
    findings.tell()


if __name__ == "__main__":
    main()
