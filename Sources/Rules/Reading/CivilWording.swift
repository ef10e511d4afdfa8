import Civil
import SourceText

extension CivilError {
    /// What is wrong with `text`, for plan owners.
    func wording(of text: String) -> Bilingual {
        switch self {
        case .outOfRange(let quantity, let value, let range):
            Bilingual(
                vi: "“\(text)” không có thật: \(Self.vietnamese(quantity)) \(value) nằm ngoài "
                    + "\(range.lowerBound)–\(range.upperBound)",
                en: "'\(text)' does not exist: \(quantity) \(value) is outside "
                    + "\(range.lowerBound)–\(range.upperBound)")
        case .unreadable(let part, let expected):
            Bilingual(
                vi: "không đọc được “\(part)”", en: "'\(part)' is not \(expected)")
        }
    }

    var remedy: Bilingual? {
        switch self {
        case .outOfRange(let quantity, _, let range):
            Bilingual(
                vi: "\(Self.vietnamese(quantity)) ở đây là từ \(range.lowerBound) đến "
                    + "\(range.upperBound)",
                en: "the \(quantity) here lies between \(range.lowerBound) and "
                    + "\(range.upperBound)")
        case .unreadable(_, let expected):
            if expected.contains("time") {
                Bilingual(vi: "viết giờ như 07:30", en: "write a time such as 07:30")
            } else {
                Bilingual(
                    vi: "viết ngày như 05/11/2025 (ngày/tháng/năm)",
                    en: "write a date such as 05/11/2025 (day/month/year)")
            }
        }
    }

    private static func vietnamese(_ quantity: String) -> String {
        switch quantity {
        case "year": "năm"
        case "month": "tháng"
        case "day": "ngày"
        case "hour": "giờ"
        case "minute": "phút"
        case "second": "giây"
        default: quantity
        }
    }
}
