/// What phrases are made from, and how each says it otherwise than this language does.
extension WhenMeaningPropertyTests {
    private static let periods = [("tháng", "month"), ("quý", "quarter"), ("năm", "year")]
    private static let weekdays = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu"]
    private static let long = [1, 3, 5, 7, 8, 10, 12]

    static let kinds: [Kind] = [
        Kind("until a period is over") { numbers in
            let (period, _) = numbers.pick(periods)
            let often = numbers.pick(["mỗi", "hằng"])
            let end = numbers.pick(["hết", "kết thúc", "cuối"])
            return ("trước \(end) \(often) \(period)", ["mỗi \(period) vào ngày cuối cùng"])
        },
        Kind("until a period is over, in English") { numbers in
            let (_, period) = numbers.pick(periods)
            let opening = numbers.pick(["before", "prior to", "earlier than"])
            return (
                "\(opening) the end of \(numbers.pick(["each", "every"])) \(period)",
                ["every \(period) on last day"]
            )
        },
        Kind("until one month is over") { numbers in
            let month = numbers.among(1...12)
            return ("trước hết tháng \(month)/2026", ["cuối tháng \(month)/2026"])
        },
        Kind("one day of several months") { numbers in
            let day = numbers.among(1...28)
            let first = numbers.among(1...3)
            let months = [first, first + 3, first + 6, first + 9].prefix(numbers.among(2...4))
            let joint = numbers.pick([", ", " và "])
            let listed =
                months.dropLast().map { "\($0)" }.joined(separator: ", ") + joint
                + "\(months[months.count - 1])"
            return (
                "ngày \(day) tháng \(listed)" + numbers.pick(["", " hằng năm"]),
                [months.map { "\(day)/\($0)" }.joined(separator: ", ") + " hằng năm"]
            )
        },
        Kind("one day of the months that end quarters") { numbers in
            let day = numbers.among(1...28)
            return (
                "ngày \(day) tháng 3, 6, 9, 12 hằng quý",
                ["hằng quý: \(day)/3, \(day)/6, \(day)/9, \(day)/12"]
            )
        },
        Kind("a day of the next month, not said of which") { numbers in
            let day = numbers.among(1...28)
            let opening = numbers.pick(["trước", "chậm nhất", "không muộn hơn"])
            let next = numbers.pick(["sau", "kế tiếp", "tiếp theo"])
            return (
                "\(opening) ngày \(day) tháng \(next)",
                ["hằng tháng, \(opening) ngày \(day) tháng sau"]
            )
        },
        Kind("a day of the next quarter, not said of which") { numbers in
            let day = numbers.among(1...28)
            return (
                "trước ngày \(day) của tháng đầu quý sau",
                ["hằng quý, trước ngày \(day) của tháng đầu quý sau"]
            )
        },
        Kind("a day of the next year, not said of which") { numbers in
            let (day, month) = (numbers.among(1...28), numbers.among(1...3))
            return (
                "chậm nhất ngày \(day) tháng \(month) năm kế tiếp",
                ["hằng năm, chậm nhất ngày \(day)/\(month) năm sau"]
            )
        },
        Kind("several days of a month") { numbers in
            let (first, last) = numbers.two(1...28)
            return (
                numbers.pick([
                    "ngày \(first)-\(last) hằng tháng",
                    "từ ngày \(first) đến ngày \(last) hằng tháng",
                ]), ["ngày \(last) hằng tháng"]
            )
        },
        Kind("the days that begin or end a period") { numbers in
            let count = numbers.among(2...20)
            return numbers.below(2) == 0
                ? ("\(count) ngày đầu tháng", ["ngày \(count) hằng tháng"])
                : ("\(count) ngày cuối quý", ["mỗi quý vào ngày cuối cùng"])
        },
        Kind("the so-manieth day") { numbers in
            let day = numbers.among(8...28)
            return ("ngày thứ \(day) hằng tháng", ["ngày \(day) hằng tháng"])
        },
        Kind("ten days of a month by their name") { numbers in
            let month = numbers.among(1...12)
            let (name, end) = numbers.pick([
                ("thượng tuần", "10/\(month)"), ("trung tuần", "20/\(month)"),
                ("hạ tuần", "cuối tháng \(month)"),
            ])
            return (numbers.pick(["", "trong "]) + "\(name) tháng \(month)", [end])
        },
        Kind("a 31st of a month of thirty days") { numbers in
            let month = numbers.pick([4, 6, 9, 11])
            return (
                numbers.pick([
                    "ngày 31 tháng \(month) hằng năm", "chậm nhất ngày 31/\(month) hằng năm",
                ]), ["30/\(month) hằng năm"]
            )
        },
        Kind("a date that its month lacks") { numbers in
            let month = numbers.pick([4, 6, 9, 11])
            return ("chậm nhất ngày 31/\(month)/2026", ["30/\(month)/2026"])
        },
        Kind("how often, called periods") { numbers in
            let (first, second) = numbers.two(1...28)
            return (
                "mỗi tháng 2 kỳ, ngày \(first) và ngày \(second)",
                ["ngày \(first) và ngày \(second) hằng tháng"]
            )
        },
        Kind("but for a month") { numbers in
            let (day, month) = (numbers.among(1...28), numbers.among(1...12))
            return (
                "ngày \(day) hằng tháng, ngoài tháng \(month)",
                ["ngày \(day) hằng tháng, trừ tháng \(month)"]
            )
        },
        Kind("a month in Roman numerals") { numbers in
            let (day, month) = (numbers.among(1...28), numbers.among(0...11))
            let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
            return ("ngày \(day) tháng \(roman[month])", ["\(day)/\(month + 1)"])
        },
        Kind("a week of a month") { numbers in
            let (week, nth) = numbers.pick([("đầu tiên", "đầu tiên"), ("cuối", "cuối cùng")])
            return ("trong tuần \(week) của tháng", ["thứ Sáu \(nth) của tháng"])
        },
        Kind("days of one week of a month") { numbers in
            let week = numbers.among(1...4)
            return (
                "thứ Hai và thứ Năm tuần thứ \(week) hằng tháng",
                ["mỗi tháng vào thứ Hai thứ \(week) và thứ Năm thứ \(week)"]
            )
        },
        Kind("a date for each quarter") { numbers in
            let day = numbers.among(1...28)
            let opening = numbers.pick(["", "trước ngày ", "chậm nhất ngày "])
            let all = [3, 6, 9, 12]
            let phrase = zip(["I", "II", "III", "IV"], all).map {
                "quý \($0): \(opening)\(day)/\($1)"
            }
            let before = opening.hasPrefix("trước") ? "trước " : ""
            return (
                phrase.joined(separator: "; "),
                ["hằng quý, \(before)ngày " + all.map { "\(day)/\($0)" }.joined(separator: ", ")]
            )
        },
        Kind("two reports in a sentence") { numbers in
            let (day, other) = (numbers.among(1...28), numbers.among(1...28))
            let opening = numbers.pick(["trước", "chậm nhất"])
            let joint = numbers.pick([", ", "; "])
            return (
                "báo cáo quý gửi \(opening) ngày \(day) tháng cuối quý\(joint)báo cáo năm gửi \(opening) ngày \(other)/11",
                [
                    "\(opening) ngày \(day) tháng cuối quý", "\(opening) ngày \(other)/11",
                ]
            )
        },
        Kind("about a day") { numbers in
            let (day, month) = (numbers.among(1...28), numbers.among(1...12))
            return ("khoảng ngày \(day)/\(month)/2026", ["\(day)/\(month)/2026"])
        },
        Kind("from an hour to another") { numbers in
            let (first, last) = numbers.two(7...17)
            let day = numbers.pick(weekdays)
            return (
                "từ \(first) giờ đến \(last) giờ \(day) hằng tuần", ["\(last) giờ \(day) hằng tuần"]
            )
        },
        Kind("from an hour on") { numbers in
            let (day, hour) = (numbers.among(1...28), numbers.among(7...17))
            return (
                "ngày \(day)/8/2026, từ \(hour)h30", ["ngày \(day)/8/2026, lúc \(hour)h30"]
            )
        },
        Kind("when a half-day begins") { numbers in
            let day = numbers.pick(weekdays)
            let half = numbers.pick(["sáng", "chiều"])
            return ("đầu giờ \(half) \(day) hằng tuần", ["\(half) \(day) hằng tuần"])
        },
        Kind("when the office closes") { numbers in
            let day = numbers.pick(weekdays)
            return ("cuối giờ chiều \(day) hằng tuần", ["17 giờ \(day) hằng tuần"])
        },
        Kind("one of two days") { numbers in
            let (first, second) = numbers.two(1...28)
            return (
                "ngày \(first) hoặc \(second) hằng tháng", ["ngày \(first) và \(second) hằng tháng"]
            )
        },
        Kind("a sign between days") { numbers in
            let (first, second) = numbers.two(1...28)
            return (
                "ngày \(first) & \(second) hằng tháng", ["ngày \(first) và \(second) hằng tháng"]
            )
        },
        Kind("so many days before a date") { numbers in
            let (days, day) = (numbers.among(2...20), numbers.among(21...28))
            return ("\(days) ngày trước \(day)/6/2026", ["\(day - days)/6/2026"])
        },
        Kind("so many days before a quarter ends") { numbers in
            let days = numbers.among(2...20)
            return (
                "\(days) ngày trước khi kết thúc quý",
                ["mỗi quý vào ngày thứ \(days + 1) từ cuối của tháng cuối cùng"]
            )
        },
        Kind("of which calendar") { numbers in
            let (day, month) = (numbers.among(1...10), numbers.pick(long))
            return ("mùng \(day) tháng \(month)", ["\(day)/\(month) âm lịch", "\(day)/\(month)"])
        },
        Kind("a name beside its day") { numbers in
            let name = numbers.pick(["Quốc khánh 2/9", "khai giảng 5/9", "Giáng sinh 25/12"])
            let opening = numbers.pick(["", "trước "])
            let day = name.split(separator: " ").last.map(String.init) ?? ""
            return ("\(opening)ngày \(name)", ["\(opening)ngày \(day)"])
        },
        Kind("the budget's year") { numbers in
            let days = numbers.among(5...90)
            return (
                "\(days) ngày sau khi kết thúc năm ngân sách",
                ["\(days) ngày sau khi kết thúc năm tài chính"]
            )
        },
        Kind("until data are of") { numbers in
            let day = numbers.among(1...28)
            return ("tính đến ngày \(day) hằng tháng", ["chậm nhất ngày \(day) hằng tháng"])
        },
    ]
}
