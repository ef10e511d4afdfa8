# Runs in a booted machine of its own (scripts/container): the units as they are shipped, with the users,
# folders and sandbox that they ask for. Prints one line for each thing that holds.
set -eu
systemd-sysusers hanchot.conf
systemd-tmpfiles --create hanchot.conf
systemctl daemon-reload

spool=/var/spool/hanchot
group=$(getent group hanchot-spool | cut -d: -f3)
publish() {
    setpriv --reuid hanchot --regid hanchot --groups "$group" \
        /usr/bin/SpoolBench $spool "$1" 500 >/dev/null
}
await() {
    for _ in $(seq 1200); do
        if eval "$1"; then
            echo "holds: $2"
            return 0
        fi
        sleep 0.1
    done
    echo "fails: $2"
    journalctl -u hanchot-deliver -u hanchot-deliver.path --no-pager -o cat
    return 1
}
settle() { await '[ "$(systemctl show -p ActiveState --value hanchot-deliver)" = inactive ]' "$1"; }

systemctl start hanchot-deliver.service hanchot-deliver.path
settle "without settings and mail it leaves, and nothing has failed"
grep -q 'Kind: settings' $spool/relay.txt && echo "holds: what is missing stands in the spool"
publish 3
await '[ -z "$(ls $spool/new)" ]' "without settings new is emptied"
await 'systemctl is-failed -q hanchot-deliver.service' "and the unit says that it failed"
await 'journalctl -t hanchot-alarm -p crit -o cat | grep -q "has failed"' "and so does the alarm"

systemd-run -q --unit=sink --property=StandardOutput=file:/run/port /usr/bin/smtp_sink
await '[ -s /run/port ]' "there is a mail server"
printf 'HANCHOT_RELAY=smtp://127.0.0.1:%s\nHANCHOT_STARTTLS=none\n' "$(cat /run/port)" \
    >/etc/default/hanchot-deliver
await '[ "$(ls $spool/done | grep -c eml)" = 3 ]' "with settings what waited is delivered at once"
settle "with nothing left it leaves"

for number in $(seq 4 15); do
    publish "$number"
    systemctl reset-failed sink 2>/dev/null || true
    for _ in $(seq 100); do
        [ "$(systemctl show -p ActiveState --value hanchot-deliver)" != inactive ] || break
        [ -n "$(ls $spool/new $spool/queue | grep eml)" ] || break
        sleep 0.02
    done
done
await '[ "$(ls $spool/done | grep -c eml)" = 15 ]' "a dozen starts in a few seconds are no reason to give up"
systemctl is-active -q hanchot-deliver.path && echo "holds: the path unit goes on"

printf 'mat khau\n' >/etc/hanchot/smtp-password
chmod 600 /etc/hanchot/smtp-password
printf 'HANCHOT_RELAY=smtp://127.0.0.1:1\nHANCHOT_STARTTLS=none\nHANCHOT_USER=so\n' \
    >/etc/default/hanchot-deliver
publish 16
await 'grep -q "Kind: unreachable" $spool/relay.txt' "the password is handed over, and a server that is away is recorded"
await '[ "$(systemctl show -p SubState --value hanchot-deliver)" = running ]' "it stays while mail waits"
printf 'HANCHOT_RELAY=smtp://127.0.0.1:%s\nHANCHOT_STARTTLS=none\n' "$(cat /run/port)" \
    >/etc/default/hanchot-deliver
await '[ "$(ls $spool/done | grep -c eml)" = 16 ]' "and takes up settings that are mended meanwhile"

settle "and leaves once more"
rm -rf $spool
systemctl start hanchot-deliver
publish 17
await '[ "$(ls $spool/done | grep -c eml)" = 17 ]' "a spool that was removed is made anew"
