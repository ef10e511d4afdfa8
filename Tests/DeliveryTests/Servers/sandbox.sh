# Runs in a booted machine of its own (scripts/container): the units as they are shipped, with the users,
# folders and sandbox that they ask for. Prints one line for each thing that holds.
set -eu
systemd-sysusers /root/delivery/sysusers.conf
systemd-tmpfiles --create /root/delivery/tmpfiles.conf
systemctl daemon-reload

spool=/var/spool/hanchot
group=$(getent group hanchot-spool | cut -d: -f3)
publish() {
    setpriv --reuid hanchot --regid hanchot --groups "$group" \
        /usr/bin/SpoolBench $spool "$1" 500 >/dev/null
}
await() {
    for _ in $(seq 300); do
        if eval "$1"; then
            echo "holds: $2"
            return 0
        fi
        sleep 0.1
    done
    echo "fails: $2"
    journalctl -u hanchot-deliver --no-pager -o cat
    return 1
}

systemctl start hanchot-deliver.path
publish 3
await '[ -z "$(ls $spool/new)" ]' "without settings new is emptied"
await 'systemctl is-failed -q hanchot-deliver.service' "and the unit says that it failed"
systemctl is-active -q hanchot-deliver.path && echo "holds: the path unit isn't started over and over"

systemd-run -q --unit=sink --property=StandardOutput=file:/run/port /usr/bin/smtp_sink
await '[ -s /run/port ]' "there is a mail server"
printf 'HANCHOT_RELAY=smtp://127.0.0.1:%s\nHANCHOT_STARTTLS=none\n' "$(cat /run/port)" \
    >/etc/default/hanchot-deliver
publish 6
await '[ "$(ls $spool/done | grep -c eml)" = 6 ]' "the path unit has new mail delivered, and what waited"
await '[ "$(systemctl show -p Result --value hanchot-deliver.service)" = success ]' "the unit is well"

printf 'mat khau\n' >/etc/hanchot/smtp-password
chmod 600 /etc/hanchot/smtp-password
printf 'HANCHOT_RELAY=smtp://127.0.0.1:1\nHANCHOT_STARTTLS=none\nHANCHOT_USER=so\n' \
    >/etc/default/hanchot-deliver
publish 7
await '[ -s $spool/relay.txt ]' "the password is handed over, and a server that is away is recorded"
await '! systemctl is-failed -q hanchot-deliver.service' "which is no failure of the unit"
