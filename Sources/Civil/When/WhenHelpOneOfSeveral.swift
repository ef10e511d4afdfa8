/// Help with what is said of one of several days and can't be meant for all: one rule for each.
extension WhenHelp {
    private static func each(_ rules: [WhenAssembly.Phrase]) -> (en: String, vi: String)? {
        guard rules.count > 1 else { return nil }
        return (
            "make it a rule for each: " + rules.map(\.en).joined(separator: "; "),
            "ghi mỗi ngày một quy tắc: " + rules.map(\.vi).joined(separator: "; ")
        )
    }

    /// `trước ngày 10/6 và chậm nhất ngày 10/12`; `isBare` where a day has no opening.
    static func openingOfOne(
        _ rules: [WhenAssembly.Phrase], isBare: Bool, _ range: Range<Int>
    ) -> WhenError {
        let remedy = each(rules)
        return WhenError(
            isBare
                ? "'before' is said of one of the days: is it meant for all?"
                : "'before' one day and 'by' another can't stand in one rule",
            vi: isBare
                ? "“trước” chỉ đứng trước một ngày, có phải của mọi ngày?"
                : "một ngày ghi “trước”, một ngày ghi “chậm nhất”: không thể cùng một quy tắc",
            remedy: (remedy?.en ?? "make it a rule for each of the days")
                + "; where 'before' is meant for all, write it once, before the first",
            remedyVi: (remedy?.vi ?? "ghi mỗi ngày một quy tắc")
                + "; nếu “trước” là của mọi ngày thì ghi một lần ở đầu", range: range)
    }

    /// `trước chậm nhất ngày 15/6`: they are a day apart.
    static func bothOpenings(_ day: WhenAssembly.Phrase?, _ range: Range<Int>) -> WhenError {
        WhenError(
            "'before' and 'by' are a day apart: which of them?",
            vi: "“trước” và “chậm nhất” khác nhau một ngày: chữ nào?",
            remedy: day.map { "write before \($0.en), or by \($0.en)" } ?? "keep one of the two",
            remedyVi: day.map { "viết trước \($0.vi), hoặc chậm nhất \($0.vi)" }
                ?? "chỉ giữ một trong hai chữ", range: range)
    }

    /// `ngày 10 và lúc 17h ngày 25 hằng tháng`.
    static func hourOfOne(_ rules: [WhenAssembly.Phrase], _ range: Range<Int>) -> WhenError {
        let remedy = each(rules)
        return WhenError(
            "is this the hour of every day, or of one of them?",
            vi: "giờ này là của mọi ngày, hay chỉ của một ngày?",
            remedy: (remedy?.en ?? "make it a rule for each of the days")
                + "; the hour of all of them stands behind the last",
            remedyVi: (remedy?.vi ?? "ghi mỗi ngày một quy tắc")
                + "; nếu là của mọi ngày thì ghi giờ ở cuối câu", range: range)
    }

    /// `mùng 1 âm lịch và ngày 25 hằng tháng`.
    static func calendarOfOne(
        _ choices: [WhenClauses.Choice], _ rules: [WhenAssembly.Phrase], _ range: Range<Int>
    ) -> WhenError {
        let days = choices.compactMap { choice -> Int? in
            if case .pick(.day(let day)) = choice { day == -1 ? 30 : day } else { nil }
        }
        let all = WhenPrinter(form: .lunarMonthly(days: days.sorted(), leap: false))
        let remedy = each(rules)
        return WhenError(
            "of which calendar is each of these days?", vi: "mỗi ngày là âm lịch hay dương lịch?",
            remedy: "of the lunar calendar all of them are \(all.english)"
                + (remedy.map { "; else \($0.en)" } ?? ""),
            remedyVi: "nếu đều là âm lịch thì viết \(all.vietnamese)"
                + (remedy.map { "; không thì \($0.vi)" } ?? ""), range: range)
    }

    /// `ngày 25 hằng tháng, trừ tháng 12: ngày 20`.
    static func dayOfException(_ rules: [WhenAssembly.Phrase], _ range: Range<Int>) -> WhenError {
        let (en, vi) = ("make it two rules", "ghi thành hai quy tắc")
        return WhenError(
            "a period with another day is a rule of its own",
            vi: "kỳ có ngày khác thì là một quy tắc riêng",
            remedy: rules.isEmpty ? en : "\(en): \(rules[0].en); and \(rules[1].en)",
            remedyVi: rules.isEmpty ? vi : "\(vi): \(rules[0].vi); và \(rules[1].vi)", range: range)
    }

    /// `trừ tháng 2 năm 2026`: `year` is the part that says it, which `plain` takes the place of.
    static func exceptionOfYear(_ year: Int, _ plain: String, _ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "an exception is one of every year", vi: "phần trừ là của mọi năm, không ghi năm",
            remedy: "leave \(year) out where the plan is of that year",
            remedyVi: "bỏ năm \(year), nếu kế hoạch là của năm ấy", range: range)
        found.instead = [.init(place: range, text: plain)]
        return found
    }
}
