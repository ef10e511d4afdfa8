import Control
import Glibc
import JSON
import Messages
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

    enum Answer {
        case report(StatusReply)
        /// What is wrong when the service gives none.
        case none(Lack)
    }

    /// In the form of a report, as far as anything is known.
    struct Lack: Encodable {
        let ok = false
        let alarms: [Bilingual]
        let troubles: [TroubleMessage]
    }

    func ask() -> (status: Status, answer: Answer) {
        guard isRunning else { return lack(.noDaemon, "no-daemon", Self.notRunning) }
        var call = StatusCall()
        call.limit = 0
        do throws(ControlError) {
            let answer = try ControlClient(path: path, timeout: timeout).call(call)
            return (answer.health.ok ? .well : .trouble, .report(answer))
        } catch {
            switch error {
            case .unreachable, .closed: return lack(.noDaemon, "no-daemon", error.text)
            case .timedOut, .denied, .malformed, .refused, .unservable:
                return lack(.trouble, "no-answer", error.text)
            }
        }
    }

    private func lack(_ status: Status, _ code: String, _ text: Bilingual) -> (Status, Answer) {
        let remedy = Bilingual(
            vi: "'systemctl status hanchotd', 'journalctl -u hanchotd -n 50'",
            en: "'systemctl status hanchotd', 'journalctl -u hanchotd -n 50'")
        let trouble = TroubleMessage(code: code, since: nil, text: text, remedy: remedy)
        return (status, .none(Lack(alarms: [text], troubles: [trouble])))
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
