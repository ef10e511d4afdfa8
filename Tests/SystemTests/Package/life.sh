# A package's life on a booted machine: installed, used, upgraded, held against a downgrade, removed,
# installed again, purged. Prints one line for each thing that holds, and ends at the first that doesn't.
#
# usage: life.sh OLDER.deb NEWER.deb
set -u
older=$1
newer=$2

. "$(dirname "$0")/steps.sh"
mails() { find /var/spool/hanchot/new /var/spool/hanchot/queue /var/spool/hanchot/done -name '*.eml' | wc -l; }
notices() { hanchot export notices | sort; }

# What an administrator does and sees at first.
install "$older" || { cat /root/apt.log; fail "it installs"; }
holds "the installation says that rules are missing" "grep -q '/etc/hanchot/rules' /root/apt.log"
holds "and that a mail server is" "grep -q 'HANCHOT_RELAY is not set' /root/apt.log"
for unit in hanchotd.socket hanchotd.service hanchot-deliver.path hanchot-deliver.service hanchot-check.timer; do
    holds "$unit is enabled" "[ \"\$(systemctl is-enabled $unit)\" = enabled ]"
done
holds "rules are for root and their group alone" \
    "[ \"\$(stat -c '%a %U %G' /etc/hanchot/rules)\" = '2770 root hanchot-rules' ]"

# The README's steps, on a clock that stands before a reminder.
cp -r /usr/share/hanchot/rules/. /etc/hanchot/rules
holds "the shipped rules pass" "hanchot check /etc/hanchot/rules 2>/dev/null"
holds "nobody else reads them" \
    "! setpriv --reuid nobody --regid nogroup --clear-groups cat /etc/hanchot/rules/registry.yaml 2>/dev/null"
mkdir -p /etc/systemd/system/hanchotd.service.d
printf '[Service]\nEnvironment="HANCHOT_OPTIONS=--clock 2025-03-20T07:00,300"\n' \
    >/etc/systemd/system/hanchotd.service.d/clock.conf
systemctl daemon-reload
systemctl restart hanchotd.service || fail "the service starts"
await "a first reminder is in the spool within two minutes" "[ \$(mails) -gt 0 ]" 1200
holds "the daemon runs as hanchot" "[ \"\$(ps -o user= -p \$(systemctl show -p MainPID --value hanchotd))\" = hanchot ]"

# Mail on its way, an edited setting, an entry: none is lost by an upgrade.
await "mail without a mail server waits in the queue" "ls /var/spool/hanchot/queue/*.eml >/dev/null 2>&1"
rm /etc/systemd/system/hanchotd.service.d/clock.conf
printf '[Service]\nEnvironment="HANCHOT_OPTIONS=--clock 2025-04-20T12:00,1"\n' \
    >/etc/systemd/system/hanchotd.service.d/clock.conf
systemctl daemon-reload
systemctl restart hanchotd.service
await "it answers" "hanchot status >/dev/null 2>&1"
echo '# mine' >>/etc/default/hanchot
before=$(mails)
notices >/root/notices.before
install "$newer" || { cat /root/apt.log; fail "it upgrades"; }
await "the new version answers" "hanchot status >/dev/null 2>&1"
notices >/root/notices.after
holds "every notice is still there, and none is new" "diff /root/notices.before /root/notices.after"
holds "no mail was lost or doubled" "[ \$(mails) = $before ]"
holds "an edited setting survives" "grep -qx '# mine' /etc/default/hanchot"
holds "the rules survive" "[ -e /etc/hanchot/rules/registry.yaml ]"

# Back is refused before anything changes.
holds "a downgrade is refused" "! install $older"
holds "and says what to do" "grep -q HANCHOT_DOWNGRADE /root/apt.log"
holds "the newer one stays and runs" \
    "[ \"\$(dpkg-query -W -f '\${Version}' hanchot)\" = \"\$(dpkg-deb -f $newer Version)\" ] && [ \$(state hanchotd) = active ]"

# Removed, and installed again where it was.
apt-get remove -y hanchot >/root/apt.log 2>&1 || fail "it is removed"
holds "removed, nothing of it runs" "[ \"\$(state hanchotd)\" = inactive ] && [ ! -e /run/hanchot/control ]"
holds "ledger, mail and rules stay" \
    "[ -e /var/lib/hanchot/ledger.sqlite ] && [ \$(mails) = $before ] && [ -e /etc/hanchot/rules/registry.yaml ]"
install "$newer" || fail "it is installed again"
await "installed again, it answers" "hanchot status >/dev/null 2>&1"
notices >/root/notices.after
holds "and has forgotten and doubled nothing" "diff /root/notices.before /root/notices.after && [ \$(mails) = $before ]"

# Purged, no trace; then from the beginning.
apt-get purge -y hanchot >/root/apt.log 2>&1 || fail "it is purged"
holds "purged, no trace is left" \
    "[ -z \"\$(find /etc /var/lib /var/spool /usr /run -xdev -iname '*hanchot*' ! -path '/etc/systemd/system/hanchotd.service.d*' ! -path '/etc/*passwd*' ! -path '/var/lib/apt/*' ! -path '/usr/share/doc/*' 2>/dev/null | head -5 | tee /dev/stderr)\" ]"
install "$newer" || fail "it installs anew"
holds "and starts from nothing" "[ ! -e /etc/hanchot/rules/registry.yaml ] && [ \$(mails) = 0 ]"
