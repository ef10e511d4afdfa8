package import Civil
import SourceText
import Sheets

/// A day as a register's cell has it: what is there and can't be read is never taken for another day.
package enum RegisterDay: Hashable, Sendable {
    case none
    case day(CivilDate)
    case unread(String)

    init(_ cell: SheetCell?) {
        if let day = cell?.day {
            self = .day(day)
            return
        }
        let text = oneLine(cell?.text ?? "")
        guard !text.isEmpty else {
            self = .none
            return
        }
        // A time may stand behind it.
        let first = text.split(separator: " ").first ?? ""
        do throws(CivilError) {
            self = .day(try CivilDate(parsing: first))
        } catch {
            self = .unread(text)
        }
    }
}

/// The day on which a document counts as sent: its own, as papers are sent the day they are signed.
struct SentDay {
    /// Beyond doubt, or, where the register has none, that of its arrival.
    let day: CivilDate?
    /// Why a person must look at it.
    let doubt: Bilingual?

    private init(_ day: CivilDate?, vi: String, en: String) {
        self.day = day
        doubt = Bilingual(vi: vi, en: en)
    }

    private init(sure day: CivilDate) {
        self.day = day
        doubt = nil
    }

    /// - Parameters:
    ///   - year: in which the report's period begins.
    ///   - today: where the service is.
    init(_ row: RegisterRow, year: Int?, today: CivilDate) {
        let arrived: CivilDate? = if case .day(let day) = row.arrived { day } else { nil }
        switch row.dated {
        case .unread(let text):
            self.init(
                nil, vi: "không đọc được ngày văn bản “\(text)”",
                en: "the document's day '\(text)' can't be read")
        case .none:
            guard let arrived else {
                let isUnread = if case .unread = row.arrived { true } else { false }
                self.init(
                    nil,
                    vi: isUnread
                        ? "không có ngày văn bản, ngày đến không đọc được"
                        : "không có ngày văn bản",
                    en: isUnread
                        ? "the document's day is missing, that of its arrival can't be read"
                        : "the document's day is missing")
                return
            }
            self.init(
                arrived,
                vi: "không có ngày văn bản; lệnh dưới đây lấy ngày đến \(arrived.vietnamese)",
                en: "the document's day is missing; the command takes the day of its arrival, "
                    + arrived.iso)
        case .day(let day):
            if let arrived, day > arrived {
                self.init(
                    nil,
                    vi: "ngày văn bản \(day.vietnamese) sau ngày đến \(arrived.vietnamese)",
                    en: "the document's day \(day.iso) is after that of its arrival, \(arrived.iso)"
                )
            } else if day > today {
                self.init(
                    nil, vi: "ngày văn bản \(day.vietnamese) chưa tới",
                    en: "the document's day \(day.iso) is yet to come")
            } else if let year, day.year < year {
                self.init(
                    nil, vi: "ngày văn bản \(day.vietnamese) trước năm \(year) của báo cáo",
                    en: "the document's day \(day.iso) is before the report's year \(year)")
            } else {
                self.init(sure: day)
            }
        }
    }
}
