import Testing

@testable import Civil

/// The examples of RFC 5545, section 3.8.5.3, in its order. All start at 09:00 in New York.
struct RecurrenceExampleTests {
    struct Case: CustomTestStringConvertible {
        let rule: String
        let start: String
        /// The first moments, as `0902` or `19980213`, with `T1000` where the time isn't 09:00. A
        /// month and day belong to the year before them, first the start's.
        let first: String
        /// How many there are in all; `nil` when they go on for ever.
        let count: Int?

        init(_ rule: String, from start: String, _ first: String, count: Int? = nil) {
            (self.rule, self.start, self.first, self.count) = (rule, start, first, count)
        }

        var testDescription: String { rule }

        /// In full: `19970902T090000`.
        var moments: [String] {
            var year = String(start.prefix(4))
            return first.split(separator: " ").map { word in
                let parts = word.split(separator: "T")
                if parts[0].count == 8 { year = String(parts[0].prefix(4)) }
                return "\(year)\(parts[0].suffix(4))T\(parts.count > 1 ? parts[1] : "0900")00"
            }
        }
    }

    static let days = "SU,MO,TU,WE,TH,FR,SA"

    @Test(
        "Daily and weekly",
        arguments: [
            Case(
                "FREQ=DAILY;COUNT=10", from: "19970902",
                "0902 0903 0904 0905 0906 0907 0908 0909 0910 0911", count: 10),
            Case(
                "FREQ=DAILY;UNTIL=19971224T000000Z", from: "19970902", "0902 0903 0904", count: 113),
            Case("FREQ=DAILY;INTERVAL=2", from: "19970902", "0902 0904 0906 0908 0910"),
            Case(
                "FREQ=DAILY;INTERVAL=10;COUNT=5", from: "19970902", "0902 0912 0922 1002 1012",
                count: 5),
            Case(
                "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=\(days)", from: "19980101",
                "0101 0102 0103 0104", count: 93),
            Case(
                "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", from: "19980101",
                "0101 0102 0103 0104", count: 93),
            Case(
                "FREQ=WEEKLY;COUNT=10", from: "19970902",
                "0902 0909 0916 0923 0930 1007 1014 1021 1028 1104", count: 10),
            Case("FREQ=WEEKLY;UNTIL=19971224T000000Z", from: "19970902", "0902 0909", count: 17),
            Case(
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU", from: "19970902",
                "0902 0916 0930 1014 1028 1111 1125 1209 1223 19980106 0120 0203"),
            Case(
                "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", from: "19970902",
                "0902 0904 0909 0911 0916 0918 0923 0925 0930 1002", count: 10),
            Case(
                "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", from: "19970902",
                "0902 0904 0909 0911 0916 0918 0923 0925 0930 1002", count: 10),
            Case(
                "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
                from: "19970901",
                """
                0901 0903 0905 0915 0917 0919 0929 1001 1003 1013 1015 1017 1027 1029 1031 1110 1112
                """
                    + " 1114 1124 1126 1128 1208 1210 1212 1222", count: 25),
            Case(
                "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", from: "19970902",
                "0902 0904 0916 0918 0930 1002 1014 1016", count: 8),
        ])
    func dailyAndWeekly(example: Case) throws { try check(example) }

    @Test(
        "Monthly",
        arguments: [
            Case(
                "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", from: "19970905",
                "0905 1003 1107 1205 19980102 0206 0306 0403 0501 0605", count: 10),
            Case(
                "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", from: "19970905",
                "0905 1003 1107 1205", count: 4),
            Case(
                "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", from: "19970907",
                "0907 0928 1102 1130 19980104 0125 0301 0329 0503 0531", count: 10),
            Case(
                "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", from: "19970922",
                "0922 1020 1117 1222 19980119 0216", count: 6),
            Case(
                "FREQ=MONTHLY;BYMONTHDAY=-3", from: "19970928",
                "0928 1029 1128 1229 19980129 0226"),
            Case(
                "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", from: "19970902",
                "0902 0915 1002 1015 1102 1115 1202 1215 19980102 0115", count: 10),
            Case(
                "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", from: "19970930",
                "0930 1001 1031 1101 1130 1201 1231 19980101 0131 0201", count: 10),
            Case(
                "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", from: "19970910",
                "0910 0911 0912 0913 0914 0915 19990310 0311 0312 0313", count: 10),
            Case(
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", from: "19970902",
                "0902 0909 0916 0923 0930 1104 1111 1118 1125 19980106 0113 0120 0127 0303"),
        ])
    func monthly(example: Case) throws { try check(example) }

    @Test(
        "Yearly",
        arguments: [
            Case(
                "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", from: "19970610",
                "0610 0710 19980610 0710 19990610 0710 20000610 0710 20010610 0710", count: 10),
            Case(
                "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", from: "19970310",
                "0310 19990110 0210 0310 20010110 0210 0310 20030110 0210 0310", count: 10),
            Case(
                "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", from: "19970101",
                "0101 0410 0719 20000101 0409 0718 20030101 0410 0719 20060101", count: 10),
            Case("FREQ=YEARLY;BYDAY=20MO", from: "19970519", "0519 19980518 19990517"),
            Case(
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", from: "19970512", "0512 19980511 19990517"),
            Case(
                "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", from: "19970313",
                "0313 0320 0327 19980305 0312 0319 0326 19990304 0311 0318 0325"),
            Case(
                "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", from: "19970605",
                "0605 0612 0619 0626 0703 0710 0717 0724 0731 0807 0814 0821 0828 19980604"),
            Case(
                "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
                from: "19961105", "1105 20001107 20041102"),
        ])
    func yearly(example: Case) throws { try check(example) }

    @Test(
        "Limits, positions, and rules within the day",
        arguments: [
            Case(
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", from: "19970902",
                "19980213 0313 1113 19990813 20001013"),
            Case(
                "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", from: "19970913",
                "0913 1011 1108 1213 19980110 0207 0307 0411 0509 0613"),
            Case(
                "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", from: "19970904",
                "0904 1007 1106", count: 3),
            Case(
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", from: "19970929",
                "0929 1030 1127 1230 19980129 0226 0330"),
            // UNTIL as the errata have it: 17:00 in New York.
            Case(
                "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", from: "19970902",
                "0902 0902T1200 0902T1500", count: 3),
            Case(
                "FREQ=MINUTELY;INTERVAL=15;COUNT=6", from: "19970902",
                "0902 0902T0915 0902T0930 0902T0945 0902T1000 0902T1015", count: 6),
            Case(
                "FREQ=MINUTELY;INTERVAL=90;COUNT=4", from: "19970902",
                "0902 0902T1030 0902T1200 0902T1330", count: 4),
            Case(
                "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", from: "19970902",
                "0902 0902T0920 0902T0940 0902T1000 0902T1020"),
            Case(
                "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", from: "19970902",
                "0902 0902T0920 0902T0940 0902T1000 0902T1020"),
            Case(
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", from: "19970805",
                "0805 0810 0819 0824", count: 4),
            Case(
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", from: "19970805",
                "0805 0817 0819 0831", count: 4),
            Case(
                "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", from: "20070115",
                "0115 0130 0215 0315 0330", count: 5),
        ])
    func rest(example: Case) throws { try check(example) }

    private func check(_ example: Case) throws {
        let zone = Zone(name: "-04:00", offset: -4 * 3600)
        let recurrence = try RecurrenceSamples.recurrence(
            example.rule, example.start + "T090000", zone: zone)
        let wanted = example.moments
        let found = recurrence.occurrences().prefix(wanted.count)
        #expect(found.map { RecurrenceSamples.text($0) } == wanted)
        let all = recurrence.occurrences().prefix(1_000).reduce(0) { count, _ in count + 1 }
        #expect(all == example.count ?? 1_000)
    }
}
