# The ways back, as docs/OPERATION.md has them: after each disaster what was lost is said, and nothing that left
# is sent twice. A mail server of this machine's own counts every mail it gets. (What is held where the spool was
# lost goes by the machine's clock, which a rehearsal's runs ahead of: BackupTests see to that.)
#
# usage: disasters.sh PACKAGE.deb
set -u
package=$1

. "$(dirname "$0")/steps.sh"
received=/root/received
mkdir -p $received
cat >/root/sink.py <<'PYTHON'
"""An SMTP server that takes everything, a file for each mail under its Message-ID."""
import os, socketserver, re

class Session(socketserver.StreamRequestHandler):
    def say(self, text): self.wfile.write(text.encode() + b"\r\n")
    def handle(self):
        self.say("220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.say("354 go on")
                body = b""
                while (line := self.rfile.readline()) != b".\r\n": body += line
                name = re.search(rb"(?im)^message-id:\s*<([^>]+)>", body).group(1).decode()
                with open(os.path.join("/root/received", name.replace("/", "_")), "ab") as file:
                    file.write(b"mail\n")
                self.say("250 taken")
            elif verb == b"QUIT": return self.say("221 bye")
            else: self.say("250 sink")

class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

Server(("127.0.0.1", 2525), Session).serve_forever()
PYTHON
systemd-run --unit=sink --quiet python3 /root/sink.py

left() { ls $received | wc -l; }
doubled() { awk 'FNR > 1 { print FILENAME; nextfile }' $received/* | wc -l; }
waiting() { find /var/spool/hanchot/new /var/spool/hanchot/queue -name '*.eml' | wc -l; }
all_left() { [ "$(waiting)" = 0 ] && [ "$(left)" -gt "$1" ]; }
# The service at another time of its own clock, which stands there.
at() {
    printf '[Service]\nEnvironment="HANCHOT_OPTIONS=--clock %s,1"\n' "$1" \
        >/etc/systemd/system/hanchotd.service.d/clock.conf
    systemctl daemon-reload
    systemctl restart hanchotd.service
    await "it answers at $1" "hanchot status >/dev/null 2>&1"
}
stop_all() { systemctl stop hanchotd.socket hanchotd hanchot-deliver.path hanchot-deliver; }
start_all() {
    systemctl start hanchotd.socket hanchotd hanchot-deliver.path
    await "the service answers again" "hanchot status >/dev/null 2>&1"
}

# Delivery goes by the machine's clock and sends nothing that is out of date: these rules are of the days around
# today, without a holiday. `day N` is the Nth working day from today on, N from 1.
day() {
    local date n=0 left=$1
    while :; do
        date=$(date -d "today + $n days" +%F)
        (($(date -d "$date" +%u) > 5)) || left=$((left - 1))
        ((left)) || break
        n=$((n + 1))
    done
    echo "$date"
}
vietnamese() { date -d "$1" +%d/%m/%Y; }
years="$(date +%Y), $(date -d '1 year' +%Y)"

install "$package" || { cat /root/apt.log; fail "it installs"; }
cat >/etc/hanchot/rules/all.yaml <<YAML
settings:
  organisation:
    name: Sở
    office: Sở
    mail-from: nhacviec@so.example
YAML
cat >/etc/hanchot/rules/calendar.yaml <<YAML
calendar:
  id: plain
  title: Không có ngày lễ
  announced: [$years]
days: []
YAML
{
    printf 'groups:\n  - id: truong\n    name: Các trường\nunits:\n'
    printf '  - {id: phong, name: Phòng A, head: {title: Trưởng phòng, email: phong@so.example}}\n'
    for unit in a b c d e; do
        printf '  - {id: truong-%s, name: Trường %s, groups: truong, head: {title: Hiệu trưởng, email: %s@so.example}}\n' \
            $unit ${unit^} $unit
    done
} >/etc/hanchot/rules/registry.yaml
cat >/etc/hanchot/rules/plan.yaml <<YAML
plan:
  id: thu
  title: Kế hoạch thử
  document: Kế hoạch số 1/KH
  period: $(vietnamese "$(day 1)") - $(vietnamese "$(day 60)")
  owner: phong
  timezone: Asia/Ho_Chi_Minh
  calendar: plain
  office-hours: 07:30-11:30, 13:30-17:00
duties:
  - id: bao-cao
    kind: deadline
    title: Báo cáo kết quả
    short: Báo cáo
    due: chậm nhất ngày $(vietnamese "$(day 40)")
    owed-by: truong
    remind: [36wd, 26wd, 16wd, 6wd]
YAML
hanchot check /etc/hanchot/rules >/root/checked 2>&1 || { cat /root/checked; fail "the rules pass"; }
printf 'HANCHOT_RELAY=smtp://127.0.0.1:2525\nHANCHOT_STARTTLS=none\n' >/etc/default/hanchot-deliver
mkdir -p /etc/systemd/system/hanchotd.service.d
at $(day 1)T07:00
at $(day 5)T14:00
await "mail leaves" "all_left 0"
hanchot receive bao-cao truong-a --no 1/BC >/dev/null || fail "a receipt is entered"

# Backed up while it runs, and two more weeks.
holds "a backup is made while it runs" "hanchot backup /root/backup"
holds "it is closed to others" "[ \"\$(stat -c %a /root/backup)\" = 700 ]"
holds "the service goes on" "[ \"\$(state hanchotd)\" = active ]"
before=$(left)
at $(day 15)T14:00
await "more mail leaves" "all_left $before"
hanchot receive bao-cao truong-b --no 2/BC >/dev/null || fail "a receipt is entered"
hanchot receive bao-cao truong-c --no 3/BC >/dev/null || fail "a receipt is entered"
events=$(hanchot export events | wc -l)
after=$(left)
holds "a running service is not restored under" "! hanchot restore /root/backup 2>/root/refused && grep -q 'stop the other hanchotd' /root/refused"

# Two weeks back, with the spool there.
stop_all
holds "two weeks back" "hanchot restore /root/backup >/root/report"
holds "it says that two entries are lost, and where they are" "grep -q '^2 entries recorded since lie in' /root/report"
start_all
entries=$(ls /var/lib/hanchot/replaced-*/entries.jsonl)
holds "they are entered again" "hanchot apply $entries >/dev/null"
holds "the ledger has as many as before" "[ \$(hanchot export events | wc -l) = $events ]"
sleep 3
await "nothing waits" "[ \$(waiting) = 0 ]"
holds "nothing that left was sent again" "[ \$(doubled) = 0 ] && [ \$(left) = $after ]"
rm -r /var/lib/hanchot/replaced-*

# The ledger is gone.
stop_all
rm /var/lib/hanchot/ledger.sqlite*
holds "a lost ledger comes back" "hanchot restore /root/backup >/root/report"
holds "and what to enter again is said" "grep -q 'enter again what came in since' /root/report || grep -q 'set aside' /root/report"
start_all
sleep 3
await "nothing waits" "[ \$(waiting) = 0 ]"
holds "nothing that left was sent again, the ledger lost" "[ \$(doubled) = 0 ] && [ \$(left) = $after ]"

# A damaged ledger.
stop_all
dd if=/dev/urandom of=/var/lib/hanchot/ledger.sqlite bs=4096 seek=2 count=8 conv=notrunc 2>/dev/null
holds "a damaged ledger is replaced, and said to be" \
    "hanchot restore /root/backup >/root/report && grep -q \"can't be read\" /root/report"
start_all
holds "nothing is doubled after that" "[ \$(doubled) = 0 ]"

# Everything is gone but the backup: another machine.
stop_all
rm -rf /var/lib/hanchot/* /var/spool/hanchot /etc/hanchot/rules/*
systemd-tmpfiles --create hanchot.conf
holds "a whole machine comes back" "hanchot restore /root/backup >/root/report"
holds "rules too" "[ -e /etc/hanchot/rules/registry.yaml ]"
holds "that mail may have left is said" "grep -q 'The spool was lost' /root/report"
at $(day 15)T14:00
start_all
holds "another machine is whole again" "hanchot status --health >/dev/null || [ \$? = 1 ]"
