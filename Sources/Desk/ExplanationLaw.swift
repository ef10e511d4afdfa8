import Civil
import Messages
import Rules

/// What is known of the law that a rule comes from (statement 57).
extension ExplanationMatter {
    var force: [Explanation] {
        guard let law = duty.law else { return [] }
        var (vi, en): ([String], [String]) = ([], [])
        if let from = law.from {
            vi.append("có hiệu lực từ \(from.vietnamese)")
            en.append("in force from \(from.iso)")
        }
        if let until = law.until {
            vi.append("hết hiệu lực sau ngày \(until.vietnamese)")
            en.append("in force until \(until.iso)")
        }
        if let checked = law.checked {
            vi.append("đối chiếu ngày \(checked.vietnamese)")
            en.append("compared with the text on \(checked.iso)")
        }
        if let source = law.source {
            vi.append("nguồn: \(source)")
            en.append("source: \(source)")
        }
        if let doubt = law.doubt {
            vi.append("còn nghi vấn: \(doubt)")
            en.append("in doubt: \(doubt)")
        }
        guard !vi.isEmpty else { return [] }
        return [
            Explanation(
                .document, vi: "\(law.document): \(vi.joined(separator: "; "))",
                en: "\(law.document): \(en.joined(separator: "; "))")
        ]
    }
}
