import Civil
import SourceText

extension Fields {
    /// `office-hours`: `07:30-11:30, 13:30-17:00`, which is also the default.
    func officeHours() -> OfficeHours? {
        let text = text("office-hours") ?? Located(value: "07:30-11:30, 13:30-17:00", range: range)
        do {
            return try OfficeHours(parsing: text.value)
        } catch {
            findings.error(
                "bad-office-hours", file, text.range,
                vi: "không hiểu giờ làm việc “\(text.value)”",
                en: "'\(text.value)' are not office hours",
                remedyVi: "viết như 07:30-11:30, 13:30-17:00",
                remedyEn: "write, say: 07:30-11:30, 13:30-17:00")
            return nil
        }
    }
}
