internal import Civil
internal import Edits
internal import Events
internal import Rules
internal import Scheduler
internal import SourceText

/// The words of a comparison.
struct EditWords {
    let language: Language

    private func pick(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

    func day(_ day: CivilDate) -> String { pick(day.vietnamese, day.iso) }

    func days(_ range: ClosedRange<CivilDate>) -> String {
        range.lowerBound == range.upperBound
            ? day(range.lowerBound) : "\(day(range.lowerBound))…\(day(range.upperBound))"
    }

    func title(_ days: ClosedRange<CivilDate>) -> String {
        pick(
            "Sửa như thế thì từ ngày \(day(days.lowerBound)) đến ngày \(day(days.upperBound)):",
            "What the edit does from \(day(days.lowerBound)) to \(day(days.upperBound)):")
    }

    func nothing(_ days: ClosedRange<CivilDate>) -> String {
        pick(
            "Không có gì thay đổi từ ngày \(day(days.lowerBound)) đến ngày \(day(days.upperBound)).",
            "Nothing changes from \(day(days.lowerBound)) to \(day(days.upperBound)).")
    }

    // MARK: Sections

    var orphans: String {
        pick("GHI NHẬN SẼ MẤT CHỖ", "RECORDS THAT WOULD BE ORPHANED")
    }
    var displaced: String {
        pick("GHI NHẬN SẼ TÍNH CHO NGÀY KHÁC", "RECORDS THAT WOULD COUNT FOR ANOTHER DAY")
    }
    var withdrawnTold: String {
        pick("THÔI KHÔNG HỎI NỮA, DÙ ĐÃ NHẮC", "NO LONGER OWED, THOUGH REMINDED OF")
    }
    var movedTold: String {
        pick("ĐỔI HẠN ĐÃ BÁO CHO ĐƠN VỊ", "DUE DATES MOVED THAT UNITS WERE TOLD OF")
    }
    var atOnce: String {
        pick("ĐÔN ĐỐC SẼ GỬI NGAY", "STEPS OF THE LADDER THAT FIRE AT ONCE")
    }
    var withdrawn: String { pick("KHÔNG CÒN PHẢI LÀM", "NO LONGER OWED") }
    var staysOpen: String {
        pick(
            "KỲ ĐANG MỞ KHÔNG ĐỔI: VẪN HỎI CÁC ĐƠN VỊ NÀY ĐẾN KHI XONG",
            "NOTHING CHANGES FOR THE OPEN PERIOD: THESE ARE STILL ASKED")
    }
    var moved: String { pick("ĐỔI HẠN", "DUE DATES MOVED") }
    var added: String { pick("PHẢI LÀM THÊM", "OWED IN ADDITION") }
    var windows: String { pick("SỐ LIỆU ĐÃ BÁO NAY KHÁC ĐI", "REPORTING WINDOWS TOLD, NOW OTHERS") }
    var cancelled: String { pick("THƯ KHÔNG GỬI NỮA", "NOTICES CANCELLED") }
    var movedNotices: String { pick("THƯ GỬI NGÀY KHÁC", "NOTICES ON ANOTHER DAY") }
    var addedNotices: String { pick("THƯ GỬI THÊM", "NOTICES ADDED") }
    var people: String { pick("NGƯỜI NHẬN", "RECIPIENTS") }
    var reworded: String { pick("LỜI TRONG THƯ KHÁC ĐI", "WORDED OTHERWISE IN MAILS") }

    // MARK: The end

    var harmless: String {
        pick("Áp dụng được ngay.", "Harmless: it may be taken up.")
    }
    var held: String {
        pick(
            "Cần người đồng ý: mất hay đổi ghi nhận, bỏ hay đổi điều đã báo cho đơn vị.",
            "To be held until somebody agrees: it loses or changes records, or takes back what units "
                + "were told."
        )
    }

    func digest(_ digest: String) -> String { pick("Mã: \(digest)", "Digest: \(digest)") }

    func more(_ count: Int) -> String {
        pick(
            "… và \(count) dòng nữa (--format json cho tất cả)",
            "… and \(quantity(count, "more line")) (all of them: --format json)")
    }

    // MARK: Pieces

    func lack(_ lack: EditConsequences.Lack, _ likely: String?) -> String {
        let reason =
            switch lack {
            case .duty: pick("không còn nhiệm vụ này", "the duty is gone")
            case .period: pick("không còn kỳ này", "the period is gone")
            case .unit: pick("đơn vị không còn phải làm", "the unit no longer owes it")
            }
        guard let likely else { return reason }
        return reason + pick("; nay là “\(likely)”?", "; is it '\(likely)' now?")
    }

    /// - Parameter several: whether more than one unit is to be named.
    func toStopAsking(_ id: OccurrenceID, _ several: Bool) -> String {
        let units = several ? pick("ĐƠN_VỊ…", "UNIT…") : pick("ĐƠN_VỊ", "UNIT")
        return pick(
            "Muốn thôi hỏi: hanchot waive \(id.duty) \(units) --period \(id.period)",
            "To stop asking: hanchot waive \(id.duty) \(units) --period \(id.period)")
    }

    func record(_ what: EventWord, _ number: String?, _ on: CivilDate) -> String {
        let number = number.map { pick(" số \($0)", " no. \($0)") } ?? ""
        return kind(what) + number + pick(" ngày ", " of ") + day(on)
    }

    func counts(from: CivilDate, to: CivilDate) -> String {
        pick(
            "của ngày \(day(from)), sẽ tính cho ngày \(day(to))",
            "for \(day(from)), would count for \(day(to))")
    }

    func kind(_ word: EventWord, count: Int) -> String { "\(count) × \(kind(word))" }

    private func kind(_ word: EventWord) -> String {
        switch word {
        case .receive: pick("đã nhận báo cáo", "receipt")
        case .acknowledge: pick("đã xem", "acknowledgement")
        case .submit: pick("đơn vị báo đã gửi", "submission")
        case .accept: pick("đã chấp nhận", "acceptance")
        case .sendBack: pick("trả lại", "return")
        case .extend: pick("gia hạn", "extension")
        case .ask: pick("xin gia hạn", "request for time")
        case .unread: pick("trả lời chưa rõ", "answer not understood")
        case .settle: pick("xử lý trả lời", "decision on an answer")
        case .waive: pick("miễn báo cáo", "waiver")
        case .cancel: pick("thôi áp dụng", "cancellation")
        case .reassign: pick("giao đơn vị khác", "reassignment")
        case .join: pick("thêm đơn vị", "joining")
        case .transfer: pick("chuyển giao", "transfer")
        case .occur: pick("sự kiện xảy ra", "event")
        case .suspend: pick("tạm dừng", "suspension")
        case .void: pick("hủy ghi nhận", "voiding")
        }
    }

    func role(_ role: Role) -> String {
        switch role {
        case .head: pick("thủ trưởng", "head")
        case .deputy: pick("cấp phó", "deputy")
        case .contact: pick("đầu mối", "contact")
        case .owner: pick("đơn vị chủ trì", "owner")
        case .parent: pick("cấp trên", "unit above")
        case .unit(let id): id
        case .address(let address): address
        }
    }

    func due(_ first: CivilDate, last: CivilDate?) -> String {
        pick("hạn ", "due ") + days(first...max(first, last ?? first))
    }

    func stage(_ stage: NoticeStage?) -> String {
        switch stage {
        case nil: ""
        case .morning?: pick("buổi sáng", "morning")
        case .weekly?: pick("hằng tuần", "weekly")
        case let other?: other.description
        }
    }

    func duties(_ ids: [String]) -> String {
        pick("\(ids.count) nhiệm vụ", quantity(ids.count, "duty", "duties")) + " (\(some(ids)))"
    }

    func units(_ count: Int) -> String {
        pick("\(count) đơn vị", count == 1 ? "1 unit" : "\(count) units")
    }

    func mails(_ count: Int) -> String {
        pick("\(count) thư", count == 1 ? "1 notice" : "\(count) notices")
    }

    func periods(_ count: Int) -> String { pick("(\(count) kỳ)", "(\(quantity(count, "period")))") }

    private var inRotation: String { pick("theo lượt", "in rotation") }

    /// Whose due date moves: of a round to come nobody has been chosen yet.
    func movers(_ count: Int) -> String { count == 0 ? inRotation : units(count) }

    func owers(_ units: [String]) -> String {
        units.isEmpty
            ? inRotation
            : units.count == 1 ? units[0] : "\(self.units(units.count)) (\(some(units)))"
    }

    /// The first few names, and how many more there are.
    func some(_ names: [String]) -> String {
        let shown = names.count > 3 ? Array(names.prefix(2)) : names
        let rest = names.count - shown.count
        return shown.joined(separator: ", ")
            + (rest == 0 ? "" : pick(" và \(rest) nữa", " and \(rest) more"))
    }

    func told(_ count: Int) -> String {
        switch count {
        case 0: pick("chưa ai được báo", "nobody was told")
        case 1: pick("1 đơn vị đã được báo", "1 was told")
        default: pick("\(count) đơn vị đã được báo", "\(count) were told")
        }
    }

    func window(_ days: ClosedRange<CivilDate>?) -> String {
        days.map { "\($0.lowerBound.vietnamese)–\($0.upperBound.vietnamese)" }
            ?? pick("không ghi", "none")
    }

    var nextMail: String {
        pick("thư tiếp theo nêu số liệu mới", "the next mail says the new ones")
    }

    var byCalendar: String { pick("do lịch nghỉ", "because of the calendar") }
    var pastAlready: String { pick("đã quá hạn", "past due already") }

    func gained(_ count: Int) -> String {
        pick("thêm \(count) địa chỉ", count == 1 ? "1 address more" : "\(count) addresses more")
    }

    func lost(_ count: Int) -> String {
        pick("bớt \(count) địa chỉ", count == 1 ? "1 address less" : "\(count) addresses less")
    }
}
