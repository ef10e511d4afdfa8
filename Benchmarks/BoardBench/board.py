"""usage: board.py PROGRAMS [UNITS [DUTIES]]

How long the board takes for each of its pages over a nation's ledger, and how large they are: from a request
on the loopback to the end of its answer, in turn with itself alone.
"""

import json
import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TURNS = 40


def rules(folder, units, duties):
    """Provinces with their units; monthly duties whose due days lie on each other's heels."""
    folder.mkdir()
    provinces = 60
    lines = ["id,name,email,parent,groups,head,phone"]
    lines += [f"tinh-{p},Sở tỉnh {p},tinh{p}@so.example,,so,Giám đốc," for p in range(provinces)]
    lines += [f"dv-{u},Trường THPT số {u} tỉnh {u % provinces},dv{u}@truong.example,tinh-{u % provinces},truong,"
              f"Hiệu trưởng,0263 {u:07d}" for u in range(units)]
    header, rest = lines[0].replace(",head,phone", ""), [",".join(line.split(",")[:5]) for line in lines[1:]]
    (folder / "registry.csv").write_text("\n".join([header] + rest) + "\n")
    (folder / "groups.yaml").write_text("groups:\n  - {id: truong, name: Các trường}\n  - {id: so, name: Các sở}\n")
    plan = """plan:
  id: quoc-gia
  title: Kế hoạch cả nước
  document: Kế hoạch số 1/KH-BGDĐT
  period: 01/01/2025 - 31/12/2025
  owner: tinh-0
  timezone: Asia/Ho_Chi_Minh
duties:
"""
    for duty in range(duties):
        plan += f"""  - id: bao-cao-{duty}
    kind: deadline
    title: Báo cáo thứ {duty} của các trường
    short: Báo cáo {duty}
    every: month
    due: chậm nhất ngày {duty % 28 + 1}
    owed-by: truong
    remind: [3wd]
"""
    (folder / "plan.yaml").write_text(plan)
    (folder / "settings.yaml").write_text(
        "settings:\n  organisation: {name: Bộ, office: Bộ, mail-from: nhacviec@bo.example}\n")


def main():
    programs = Path(sys.argv[1]).resolve()
    units = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    duties = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    root = Path(tempfile.mkdtemp(prefix="hbb", dir=os.environ.get("TMPDIR")))
    rules(root / "rules", units, duties)
    for name in ("hanchot", "hanchotd"):
        os.symlink(programs / "hanchot", root / name)
    control = str(root / "control")
    user = pwd.getpwuid(os.geteuid()).pw_name
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    daemon = subprocess.Popen(
        [root / "hanchotd", "--rules", root / "rules", "--state", root / "state", "--spool", root / "spool",
         "--socket", control, "--board-user", user, "--clock", "2025-11-20T09:00,1"],
        stdout=subprocess.DEVNULL, stderr=open(root / "log", "w"))

    def hanchot(*words):
        return subprocess.run([root / "hanchot", *words, "--socket", control], check=True, capture_output=True, text=True).stdout

    while True:
        try:
            hanchot("status", "--json")
            break
        except subprocess.CalledProcessError:
            if daemon.poll() is not None:
                sys.exit((root / "log").read_text()[-2000:])
            time.sleep(0.2)
    # Half of the units have sent half of what is open.
    lines = []
    for duty in range(0, duties, 2):
        for unit in range(0, units, 2):
            lines.append(json.dumps({"event": "receive", "duty": f"bao-cao-{duty}", "period": "2025-11",
                                     "unit": f"dv-{unit}", "no": f"{unit}/BC", "on": "2025-11-10"}))
            if len(lines) == 50_000:
                apply(hanchot, root, lines)
                lines = []
    apply(hanchot, root, lines)
    board = subprocess.Popen(
        [programs / "hanchot-board", "--socket", control, "--listen", str(port)], stderr=subprocess.DEVNULL)
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            time.sleep(0.1)
    link = hanchot("board", "login").split("link=")[1].strip()
    answer = ask(port, "POST", "/enter", "", "link=" + link)
    cookie = re.search(r"[Ss]et-[Cc]ookie: (hanchot-board=[0-9a-f]+)", answer.decode()).group(1)
    pages = {
        "today": "/", "period, missing": "/duty/bao-cao-0/2025-11", "period, last page": f"/duty/bao-cao-0/2025-11?after={units * 9 // 10}",
        "period, received": "/duty/bao-cao-0/2025-11?show=came", "period, searched": "/duty/bao-cao-1/2025-11?q=49999",
        "story": "/story/bao-cao-0/2025-11/dv-1", "unit": "/unit/dv-1", "matrix": "/matrix",
        "matrix of a province": "/matrix?parent=tinh-7", "arrivals": "/duty/bao-cao-0/2025-11/arrivals",
        "calendar": "/calendar", "coming": "/coming", "held": "/held", "waiting": "/waiting", "search": "/search?q=so+4999",
    }
    print(f"{'page':24} {'p50 ms':>9} {'p95 ms':>9} {'KB':>7}")
    for name, path in pages.items():
        times = []
        for _ in range(TURNS):
            begun = time.perf_counter()
            answer = ask(port, "GET", path, cookie)
            times.append((time.perf_counter() - begun) * 1000)
        assert answer.startswith(b"HTTP/1.1 200"), (path, answer[:300])
        times.sort()
        print(f"{name:24} {times[TURNS // 2]:9.1f} {times[int(TURNS * 0.95) - 1]:9.1f} {len(answer) / 1000:7.1f}")
    memory = {name: int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text()).group(1)) // 1024
              for name, process in (("board", board), ("daemon", daemon))}
    print(f"resident: board {memory['board']} MB, daemon {memory['daemon']} MB")
    for process in (board, daemon):
        process.terminate()
        process.wait()
    shutil.rmtree(root)


def apply(hanchot, root, lines):
    if lines:
        (root / "entries.jsonl").write_text("\n".join(lines) + "\n")
        hanchot("apply", str(root / "entries.jsonl"))


def ask(port, method, path, cookie, body=""):
    request = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n"
    if cookie:
        request += f"Cookie: {cookie}\r\n"
    if body:
        request += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall((request + "\r\n" + body).encode())
        answer = b""
        while chunk := connection.recv(1 << 18):
            answer += chunk
    return answer


main()
