package import Civil

/// What somebody who may decide answered about one thing that waits (statement 41).
package struct ItemDecision: Hashable, Sendable {
    package enum Verdict: Hashable, Sendable {
        /// "1 đồng ý"; with "đến ngày …" for another time than was asked for; with "gửi ngày …", "số … ngày …"
        /// or "không phát sinh" for what the answer left open.
        case agrees(until: RequestedTime?, paper: Paper? = nil)
        /// "2 không đồng ý", with the reason where one is given.
        case refuses(note: String?)
    }

    /// What is known of a paper that came. A day without a verb may also be until when time is given, as what
    /// waits has it.
    package struct Paper: Hashable, Sendable {
        package var number: String?
        package var day: CivilDate?
        /// "Không phát sinh": it says that there is nothing to report.
        package var isNil = false
        /// Nothing but a day was said, and no verb.
        package var isBareDay = false

        package init(
            number: String? = nil, day: CivilDate? = nil, isNil: Bool = false,
            isBareDay: Bool = false
        ) {
            self.number = number
            self.day = day
            self.isNil = isNil
            self.isBareDay = isBareDay
        }
    }

    /// As the list counts, from 1.
    package let item: Int
    package let verdict: Verdict

    package init(item: Int, _ verdict: Verdict) {
        self.item = item
        self.verdict = verdict
    }
}
