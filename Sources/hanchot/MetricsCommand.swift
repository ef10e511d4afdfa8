import ArgumentParser
import Control
import Help
import Host
import Messages
import SourceText

struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: said(
            vi: "Tình trạng dịch vụ, thành số theo định dạng Prometheus.",
            en: "How the service is, as numbers in the text format of Prometheus."),
        discussion: help(
            .examples(
                "hanchot metrics",
                "hanchot metrics --out /var/lib/prometheus/node-exporter/hanchot.prom"),
            .text(
                vi: """
                    Với --out, tệp được thay một lần cho trọn, đúng như bộ đọc tệp của
                    node_exporter cần; hanchot-metrics.timer làm việc ấy mỗi phút. Cảnh báo và
                    bảng Grafana mẫu có ở /usr/share/doc/hanchot/examples.
                    """,
                en: """
                    With --out the file is replaced at once, as node_exporter's textfile collector
                    wants it; the timer hanchot-metrics.timer does that every minute. Alerts and a
                    dashboard are in /usr/share/doc/hanchot/examples.
                    """),
            .exitStatus(
                vi: """
                    0 dịch vụ đã trả lời, kể cả khi có sự cố; 1 dịch vụ chạy mà không trả lời; 3
                    dịch vụ không chạy (khi ấy hanchot_up là 0).
                    """,
                en: """
                    0 when the service answered, also of troubles; 1 when it runs and doesn't
                    answer, 3 when there is none (hanchot_up is 0 then).
                    """)))

    @Option(help: said(vi: "Tệp bị thay.", en: "The file to replace.")) var out: String?
    @Option(
        help: said(vi: "Chờ dịch vụ bao nhiêu giây.", en: "Wait so many seconds for the service."))
    var timeout: Double = 5
    @Option(
        help: said(
            vi: "Socket điều khiển; không ghi thì là $HANCHOT_SOCKET hoặc /run/hanchot/control.",
            en: "The control socket; $HANCHOT_SOCKET or /run/hanchot/control when left out."))
    var socket: String?

    func run() throws {
        guard timeout > 0, timeout <= 3600 else {
            throw Problem(
                bilingual(
                    "--timeout: \(timeout) không nằm trong 0 … 3600 giây",
                    "--timeout: \(timeout) is not in 0 … 3600 seconds"), status: 2)
        }
        var access = ControlAccess()
        access.socket = socket
        let (status, answer) = HealthQuestion(path: access.path, timeout: timeout).ask()
        let text: String
        var end: ExitStatus?
        switch answer {
        case .report(let reply): text = Metrics.text(reply)
        case .none(let lack):
            text = Metrics.down
            for alarm in lack.alarms { complain(alarm.text(Surroundings.language)) }
            end = ExitStatus(value: status.rawValue)
        }
        if let out {
            do throws(HostError) {
                try DurableFile.replace(out, with: Array(text.utf8), mode: 0o644)
            } catch {
                throw Problem(error.description)
            }
        } else {
            print(text, terminator: "")
        }
        if let end { throw end }
    }
}
