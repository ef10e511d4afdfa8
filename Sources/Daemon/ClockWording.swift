import Civil
import Rules
import SourceText

/// What is said of a clock that isn't believed: in the journal, to systemd, in `status`, and to who
/// wants to enter something meanwhile.
extension ClockGuard.Doubt {
    /// `now` is what the clock shows.
    func text(now: Instant, in zone: Zone?) -> Bilingual {
        let remedy = Bilingual(
            vi: "đồng bộ đồng hồ, hoặc xác nhận bằng 'hanchot release --clock'",
            en: "synchronise it, or confirm it with 'hanchot release --clock'")
        let what = finding(shown: moment(now, in: zone))
        return Bilingual(
            vi:
                "chưa quyết định gì: \(what.vi) mà không nguồn thời gian nào xác nhận; \(remedy.vi)",
            en: "nothing is decided: \(what.en) and no time source vouches for it; \(remedy.en)")
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
                en: "the machine's clock shows \(shown), \(Self.hours(distance)) hours from the "
                    + "last time that was trusted,")
        case .jumped(let distance):
            Bilingual(
                vi: "đồng hồ của máy đã nhảy \(Self.hours(distance)) giờ, nay chỉ \(shown)",
                en: "the machine's clock jumped by \(Self.hours(distance)) hours to \(shown)")
        }
    }

    private static func hours(_ microseconds: Int64) -> Int64 { microseconds / 3_600_000_000 }
}

extension ClockGuard {
    /// Statement 58: what was decided lies in the future.
    static func aheadText(_ watermark: Instant, in zone: Zone?) -> Bilingual {
        let until = moment(watermark, in: zone)
        return Bilingual(
            vi:
                "sổ đã quyết định đến \(until), tức là trong tương lai: từ nay đến lúc đó không có gì "
                + "được quyết định hay ghi nhận; nếu đồng hồ của máy đúng thì thay sổ bằng bản sao lưu "
                + "trước đó (thư đã gửi thì hàng đợi thư còn biết, không gửi lại)",
            en:
                "the ledger has decided up to \(until), which is in the future: nothing is decided or "
                + "entered until then; if the machine's clock is right, put back the ledger's last "
                + "backup from before (the spool knows what has left, and nothing is sent again)")
    }
}

private func moment(_ instant: Instant, in zone: Zone?) -> String {
    let local = zone?.local(at: instant) ?? instant.local(offset: 0)
    return "\(local.date.iso) \(local.time.iso.prefix(5))\(zone == nil ? " UTC" : "")"
}
