/// Help with what is left out, and with what is said to be within.
extension WhenHelp {
    /// `trừ tháng 12, từ tháng 6 đến tháng 8`: `kept` says the range first, `joint` stands before it.
    static func exceptionOrRange(_ kept: String, _ joint: Range<Int>, _ range: Range<Int>)
        -> WhenError
    {
        let then = " where those are left out too; where only those are kept, write '\(kept)'"
        let thenVi = " nếu các kỳ ấy cũng bị trừ; nếu chỉ làm trong các kỳ ấy thì viết “\(kept)”"
        var found = WhenError(
            "is this left out too, or what is kept?",
            vi: "khoảng này cũng bị trừ, hay là được giữ?",
            remedy: "write 'and' before it\(then)", remedyVi: "viết “và” trước nó\(thenVi)",
            range: range)
        found.instead = [" và ", " and "].map {
            .init(place: joint, text: $0, then: then, thenVi: thenVi)
        }
        return found
    }

    /// `kể cả tháng 12`, `including 12`: where it `leavesOut` nothing when it goes.
    static func included(_ range: Range<Int>, leavesOut: Bool) -> WhenError {
        var found = WhenError(
            "what is included is no day of its own",
            vi: "phần “kể cả” không nêu thêm ngày nào",
            remedy: "leave it out where it comes anyway; one more day is a rule of its own",
            remedyVi: "nếu vốn đã có thì bỏ phần này; nếu là thêm một ngày thì ghi quy tắc riêng",
            range: range)
        guard leavesOut else { return found }
        let then = "; one more day is a rule of its own"
        let thenVi = "; nếu là thêm một ngày thì ghi quy tắc riêng"
        found.instead = [.init(place: range, text: "", then: then, thenVi: thenVi)]
        return found
    }

    /// `trước ngày 31/12 (tính cả ngày 31/12)`: `rest` stands between, `whole` is all of it.
    static func inclusive(_ rest: String, _ whole: Range<Int>, _ range: Range<Int>) -> WhenError {
        var found = WhenError(
            "'before' leaves that day out, this takes it in",
            vi: "“trước” thì không tính ngày ấy, phần này thì tính cả",
            remedy: "write by and the day", remedyVi: "viết “chậm nhất” thay cho “trước”",
            range: range)
        found.instead = ["chậm nhất", "by"].map { .init(place: whole, text: "\($0) \(rest)") }
        return found
    }

    /// `hoặc đột xuất`, `và khi có yêu cầu`.
    static func onRequest(_ range: Range<Int>) -> WhenError {
        let then = "; what comes on request has no due day here"
        let thenVi = "; việc đột xuất, theo yêu cầu thì ở đây không có hạn"
        var found = WhenError(
            "what comes on request has no due day here",
            vi: "việc đột xuất, theo yêu cầu thì ở đây không có hạn",
            remedy: "keep the regular part alone", remedyVi: "chỉ giữ phần định kỳ", range: range)
        found.instead = [.init(place: range, text: "", then: then, thenVi: thenVi)]
        return found
    }
}
