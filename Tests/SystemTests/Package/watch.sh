# A running installation and those around it: who may do what, what is told when the service fails, what heals by
# itself, and a second organisation on the same machine.
#
# usage: watch.sh PACKAGE.deb
set -u
. "$(dirname "$0")/steps.sh"

as() {
    groups=$1
    shift
    setpriv --reuid nobody --regid nogroup --groups "$groups" "$@"
}
check() { systemctl start hanchot-check.service; }
said() { journalctl -t hanchot-alarm -p crit -o cat | grep -q "$1"; }

install "$1" || { cat /root/apt.log; fail "it installs"; }
cp -r /usr/share/hanchot/rules/. /etc/hanchot/rules
printf 'HANCHOT_OPTIONS="--clock 2025-06-02T09:00,1"\nHANCHOT_ALARM_TO=quan-tri@so.example\n' >/etc/default/hanchot
# A mail server that is away: what is told stays where it can be looked at.
printf 'HANCHOT_RELAY=smtp://127.0.0.1:1\nHANCHOT_STARTTLS=none\n' >/etc/default/hanchot-deliver
systemctl restart hanchotd || fail "the service starts"
await "the service answers" "hanchot status >/dev/null 2>&1"

# Who may do what.
holds "a plan owner edits rules" "as hanchot-rules sh -c 'umask 022; echo >>/etc/hanchot/rules/registry.yaml && echo >/etc/hanchot/rules/new.yaml'"
holds "what one owner makes another may edit, and nobody else may read" \
    "[ \"\$(stat -c '%a %G' /etc/hanchot/rules/new.yaml)\" = '660 hanchot-rules' ]"
rm /etc/hanchot/rules/new.yaml
holds "a plan owner records nothing" "! as hanchot-rules hanchot reload 2>/dev/null"
holds "the group hanchot records" "as hanchot hanchot reload"
holds "the group hanchot edits no rules" "! as hanchot sh -c 'echo >>/etc/hanchot/rules/registry.yaml' 2>/dev/null"
holds "the group hanchot reads no ledger" "! as hanchot cat /var/lib/hanchot/ledger.sqlite >/dev/null 2>&1"
holds "the spool's group lists mail" "as hanchot-spool hanchot spool list >/dev/null"
holds "the spool's group records nothing" "! as hanchot-spool hanchot reload 2>/dev/null"
holds "anybody asks" "as nogroup hanchot status >/dev/null"
holds "anybody reads no rules and no mail" \
    "! as nogroup ls /etc/hanchot/rules 2>/dev/null && ! as nogroup ls /var/spool/hanchot 2>/dev/null"
holds "delivery reads no rules and no ledger" \
    "! setpriv --reuid hanchot-deliver --regid hanchot-spool --clear-groups cat /etc/hanchot/rules/registry.yaml /var/lib/hanchot/ledger.sqlite >/dev/null 2>&1"

# Whether it is stopped is seen without asking, which would start it.
holds "while it runs /run/hanchotd is there" "[ -d /run/hanchotd ]"
systemctl stop hanchotd
holds "stopped, it isn't" "[ ! -e /run/hanchotd ]"
systemctl start hanchotd
await "started again it answers" "hanchot status >/dev/null 2>&1"

# Deaths are told, and are no end: also many within a short time.
mkdir -p /etc/systemd/system/hanchotd.service.d
printf '[Service]\nRestartSec=50ms\n' >/etc/systemd/system/hanchotd.service.d/quick.conf
systemctl daemon-reload
for _ in $(seq 20); do
    pid=0
    for _ in $(seq 300); do
        pid=$(systemctl show -p MainPID --value hanchotd)
        [ "$pid" = 0 ] || break
        sleep 0.1
    done
    [ "$pid" != 0 ] || fail "it comes back"
    kill -KILL "$pid"
done
await "after twenty kills it answers" "hanchot status >/dev/null 2>&1"
await "the journal was told at priority critical" "said 'hanchotd.service has failed'"
holds "and one mail went into the spool" \
    "[ \$(grep -l quan-tri@so.example /var/spool/hanchot/*/post-*.eml | wc -l) = 1 ]"

# What somebody removed is made anew.
rm /run/hanchot/control
check
await "a control socket that was removed is back" "hanchot status >/dev/null 2>&1"
holds "and told" "said 'the control socket'"
systemctl stop hanchotd hanchot-deliver
rm -rf /var/spool/hanchot
check
holds "a spool that was removed is back" "[ -d /var/spool/hanchot/new ]"
check
holds "a service that is enabled and doesn't run is told" "said 'hanchotd.service is not running'"
systemctl start hanchotd
await "it runs in the new spool" "hanchot status >/dev/null 2>&1"

# Two organisations.
mkdir -p /etc/hanchot-b
systemctl start hanchotd@b || true
await "a second organisation has folders of its own" "[ -d /var/spool/hanchot-b/new ] && [ -d /etc/hanchot-b/rules ]"
cp -r /usr/share/hanchot/rules/. /etc/hanchot-b/rules
systemctl restart hanchotd@b
await "and answers at its own socket" "hanchot status --socket /run/hanchot-b/control >/dev/null 2>&1"
systemctl start hanchot-deliver@b.path
hanchot test-mail a@so.example --timeout 0 --spool /var/spool/hanchot-b --rules /etc/hanchot-b/rules >/dev/null 2>&1
await "its mail is taken up by its own delivery" "ls /var/spool/hanchot-b/queue/test-*.eml >/dev/null 2>&1"
holds "and nothing of it is in the other's spool" "! ls /var/spool/hanchot/*/test-*.eml >/dev/null 2>&1"
echo "holds: to the end"
