import Control
import Glibc
import JSON
import SourceText

/// Asks a service how it is: once, with a short wait, and without starting one that doesn't run.
struct HealthQuestion {
    let path: String
    /// In seconds.
    let timeout: Double

    /// What to end with.
    enum Status: Int32 {
        case well = 0
        case trouble = 1
        case noDaemon = 3
    }

    /// The service's health and its time, or what is wrong when it gives none.
    func ask() -> (status: Status, health: JSONValue, now: JSONValue?) {
        guard isRunning else { return none(.noDaemon, "no-daemon", Self.notRunning) }
        do throws(ControlError) {
            let answer = try ControlClient(path: path, timeout: timeout).call(
                "Status", ["limit": 0])
            let health = answer["health"] ?? [:]
            let isWell = health["ok"]?.boolValue == true
            return (isWell ? .well : .trouble, health, answer["now"])
        } catch {
            switch error {
            case .unreachable, .closed: return none(.noDaemon, "no-daemon", error.text)
            case .timedOut, .denied, .malformed, .refused, .unservable:
                return none(.trouble, "no-answer", error.text)
            }
        }
    }

    /// In the form of the service's own answers.
    private func none(
        _ status: Status, _ code: String, _ text: Bilingual
    ) -> (Status, JSONValue, JSONValue?) {
        let trouble: JSONValue = [
            "code": .string(code), "text": text.json,
            "remedy": Bilingual(
                vi: "'systemctl status hanchotd', 'journalctl -u hanchotd -n 50'",
                en: "'systemctl status hanchotd', 'journalctl -u hanchotd -n 50'"
            ).json,
        ]
        return (status, ["ok": false, "alarms": [text.json], "troubles": [trouble]], nil)
    }

    private static let notRunning = Bilingual(
        vi: "hanchotd không chạy", en: "hanchotd is not running")

    /// Where systemd keeps the socket, it would start the service to answer. So its control group is
    /// looked at first; on a machine without those, and for other sockets, whoever listens is asked.
    private var isRunning: Bool {
        let parts = path.split(separator: "/")
        guard parts.count == 3, parts[0] == "run", parts[2] == "control" else { return true }
        let groups = "/sys/fs/cgroup/system.slice"
        guard access(groups, F_OK) == 0 else { return true }
        if parts[1] == "hanchot" { return access("\(groups)/hanchotd.service", F_OK) == 0 }
        guard parts[1].hasPrefix("hanchot-") else { return true }
        let instance = parts[1].dropFirst("hanchot-".count)
        let group = "\(groups)/system-hanchotd.slice/hanchotd@\(instance).service"
        return access(group, F_OK) == 0
    }
}
