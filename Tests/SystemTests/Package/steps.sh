# What the scenarios of the package share: a line for each thing that holds, and an end at the first that
# doesn't.
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
# Images of containers forbid services to start; this is a machine.
rm -f /usr/sbin/policy-rc.d

fail() {
    echo "fails: $1"
    journalctl --no-pager -o cat -n 40 -u hanchotd -u hanchot-deliver -t hanchot-alarm
    exit 1
}
holds() { if eval "$2"; then echo "holds: $1"; else fail "$1"; fi; }
await() {
    for _ in $(seq "${3:-300}"); do
        if eval "$2"; then
            echo "holds: $1"
            return
        fi
        sleep 0.1
    done
    fail "$1"
}
install() { apt-get install -y --allow-downgrades "$1" >/root/apt.log 2>&1; }
state() { systemctl show -p ActiveState --value "$1"; }
