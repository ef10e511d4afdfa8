import ArgumentParser
import Backups

/// Where the service keeps things.
struct ServicePlacesOptions: ParsableArguments {
    @Option(
        help: said(
            vi: "Tên cơ quan, khi nhiều cơ quan dùng chung máy (hanchotd@TÊN).",
            en: "The organisation's name where several share a machine (hanchotd@NAME)."))
    var instance: String?
    @Option(
        help: said(
            vi: "Thư mục trạng thái; không ghi thì là /var/lib/hanchot.",
            en: "The state directory; /var/lib/hanchot when left out.")) var state: String?
    @Option(
        help: said(
            vi: "Hàng đợi thư; không ghi thì là /var/spool/hanchot.",
            en: "The spool; /var/spool/hanchot when left out.")) var spool: String?
    @Option(
        help: said(
            vi: "Tệp hoặc thư mục cài đặt, ghi được nhiều lần; không ghi thì là /etc/hanchot và "
                + "cài đặt riêng của các dịch vụ.",
            en: "A file or folder of settings, may be given several times; /etc/hanchot and the "
                + "units' own when left out."))
    var settings: [String] = []
    @Flag(help: said(vi: "In câu trả lời dạng JSON.", en: "Print the answer as JSON.")) var json =
        false

    var places: ServicePlaces {
        get throws {
            if let instance, instance.isEmpty || instance.contains("/") {
                throw Problem(
                    bilingual(
                        "--instance: '\(instance)' không phải tên dùng được",
                        "--instance: '\(instance)' is no instance's name"), status: 2)
            }
            var places = ServicePlaces(instance: instance)
            if let state { places.state = state }
            if let spool { places.spool = spool }
            if !settings.isEmpty {
                for path in settings where !path.hasPrefix("/") {
                    throw Problem(
                        bilingual(
                            "--settings: '\(path)' không phải đường dẫn đầy đủ",
                            "--settings: '\(path)' is no whole path"), status: 2)
                }
                places.settings = settings
            }
            return places
        }
    }
}
