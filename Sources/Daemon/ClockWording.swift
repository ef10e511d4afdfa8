import Civil
import Rules
import SourceText

/// What is said of a clock that isn't believed: in the journal, to systemd, in `status`, and to who
/// wants to enter something meanwhile.
struct ClockTrouble: Hashable, Sendable {
    let what: Bilingual
    let remedy: Bilingual

    var text: Bilingual {
        Bilingual(vi: "\(what.vi); \(remedy.vi)", en: "\(what.en); \(remedy.en)")
    }
}

extension ClockGuard.Doubt {
    /// `now` is what the clock shows.
    func trouble(now: Instant, in zone: Zone?) -> ClockTrouble {
        let remedy = Bilingual(
            vi: "đồng bộ đồng hồ, hoặc xác nhận bằng 'hanchot release --clock'",
            en: "synchronise it, or confirm it with 'hanchot release --clock'")
        let what = finding(shown: moment(now, in: zone))
        return ClockTrouble(
            what: Bilingual(
                vi: "chưa quyết định gì: \(what.vi) mà không nguồn thời gian nào xác nhận",
                en: "nothing is decided: \(what.en) and no time source vouches for it"),
            remedy: remedy)
    }

    private func finding(shown: String) -> Bilingual {
        switch self {
        case .neverTrusted:
            Bilingual(
                vi: "sổ này chưa từng biết giờ đúng, đồng hồ của máy chỉ \(shown)",
                en: "this ledger has never known the right time, the machine's clock shows \(shown)"
            )
        case .apart(let distance):
            Bilingual(
                vi: "đồng hồ của máy chỉ \(shown), cách giờ đúng biết được lần cuối "
                    + "\(Self.hours(distance)) giờ",
                en:
                    "the machine's clock shows \(shown), \(quantity(Self.hours(distance), "hour")) from the "
                    + "last time that was trusted,")
        case .jumped(let distance):
            Bilingual(
                vi: "đồng hồ của máy đã nhảy \(Self.hours(distance)) giờ, nay chỉ \(shown)",
                en:
                    "the machine's clock jumped by \(quantity(Self.hours(distance), "hour")) to \(shown)"
            )
        }
    }

    private static func hours(_ microseconds: Int64) -> Int64 { microseconds / 3_600_000_000 }
}

extension ClockGuard {
    /// What undoes it, with a time to be filled in.
    static let backCommand = "'hanchot release --clock --back-to YYYY-MM-DDTHH:MM'"

    /// Statement 58: what was decided lies in the future.
    static func ahead(_ watermark: Instant, in zone: Zone?) -> ClockTrouble {
        let until = moment(watermark, in: zone)
        return ClockTrouble(
            what: Bilingual(
                vi:
                    "sổ đã quyết định đến \(until), tức là trong tương lai: từ nay đến lúc đó không có "
                    + "gì được quyết định hay ghi nhận",
                en:
                    "the ledger has decided up to \(until), which is in the future: nothing is decided "
                    + "or entered until then"),
            remedy: Bilingual(
                vi:
                    "nếu đồng hồ của máy đúng thì bỏ những gì đã quyết định từ khi nó sai: "
                    + "\(backCommand) (thư đã gửi thì không gửi lại)",
                en:
                    "if the machine's clock is right, undo what was decided since it went wrong: "
                    + "\(backCommand) (what has left isn't sent again)"))
    }
}

private func moment(_ instant: Instant, in zone: Zone?) -> String {
    let local = zone?.local(at: instant) ?? instant.local(offset: 0)
    return "\(local.date.iso) \(local.time.iso.prefix(5))\(zone == nil ? " UTC" : "")"
}
