/// The kinds that say what is left out, until when, before which day, and what comes once.
extension WhenMeaningPropertyTests {
    static let kindsOfExceptions: [Kind] = [
        Kind("a range and a month left out") { numbers in
            let (first, last) = numbers.two(1...10)
            let day = numbers.among(1...28)
            let all = (first...last).map { "tháng \($0)" } + ["tháng 12"]
            return (
                "ngày \(day) hằng tháng, trừ tháng \(first) đến tháng \(last) và tháng 12",
                ["ngày \(day) hằng tháng, trừ \(all.joined(separator: ", "))"]
            )
        },
        Kind("a range beside an exception") { numbers in
            let (first, last) = numbers.two(1...10)
            let day = numbers.among(1...28)
            let all = (first...last).map { "tháng \($0)" }
            let others = (1...12).filter { !(first...last).contains($0) }.map { "tháng \($0)" }
            return (
                "ngày \(day) hằng tháng, trừ tháng 12, từ tháng \(first) đến tháng \(last)",
                [
                    "ngày \(day) hằng tháng, trừ \((all + ["tháng 12"]).joined(separator: ", "))",
                    "ngày \(day) hằng tháng, trừ \(others.joined(separator: ", "))",
                ]
            )
        },
        Kind("an exception of one year") { numbers in
            let (day, month) = (numbers.among(1...28), numbers.among(3...12))
            return (
                "ngày \(day) hằng tháng trừ tháng 2 và tháng \(month)/2026",
                ["ngày \(day) hằng tháng trừ tháng 2 và tháng \(month)"]
            )
        },
        Kind("until a month") { numbers in
            let (day, month) = (numbers.among(1...28), numbers.among(1...12))
            let until = numbers.pick(["cho đến", "đến"])
            return (
                "ngày \(day) hằng tháng \(until) tháng \(month)/2026", ["ngày \(day) hằng tháng"]
            )
        },
        Kind("from a day to another, every month") { numbers in
            let day = numbers.among(1...28)
            return (
                "ngày \(day) hằng tháng từ 01/03/2026 đến 30/06/2026",
                ["ngày \(day) hằng tháng từ 01/03/2026"]
            )
        },
        Kind("a day of the quarter, with all else") { numbers in
            let day = numbers.among(2...28)
            let (said, meant) = numbers.pick([
                ("trước ngày \(day) hằng quý", "trước ngày \(day) tháng cuối quý"),
                ("báo cáo quý gửi trước ngày \(day)", "trước ngày \(day) tháng cuối quý"),
                ("trước 17h ngày \(day) hằng quý", "hằng quý, 17h ngày \(day) tháng cuối quý"),
                (
                    "hằng quý, trước ngày \(day) quý sau",
                    "hằng quý, trước ngày \(day) tháng đầu quý sau"
                ),
                (
                    "trước ngày \(day) hằng quý, trừ quý IV",
                    "hằng quý, trước ngày \(day) tháng cuối quý, trừ quý IV"
                ),
            ])
            return (said, [meant])
        },
        Kind("a day of the year, before it") { numbers in
            let day = numbers.among(2...28)
            return (
                "trước ngày \(day) hằng năm",
                ["trước ngày \(day)/12 hằng năm", "trước ngày \(day) hằng tháng"]
            )
        },
        Kind("the first days of what comes once") { numbers in
            let (days, month) = (numbers.among(5...20), numbers.among(1...12))
            let (said, meant) = numbers.pick([
                ("\(days) ngày đầu tháng \(month)/2026", "\(days)/\(month)/2026"),
                ("\(days) ngày đầu tháng \(month) năm 2027", "\(days)/\(month)/2027"),
                ("\(days) ngày đầu năm 2027", "\(days)/1/2027"),
                ("\(days) ngày đầu quý III/2026", "\(days)/7/2026"),
                ("\(days) ngày đầu quý III", "\(days)/7 hằng năm"),
                ("\(days) ngày cuối quý III/2026", "30/9/2026"),
            ])
            return (said, [meant])
        },
        Kind("on request as well") { numbers in
            let day = numbers.among(1...28)
            let also = numbers.pick([
                "hoặc đột xuất", "hoặc khi có yêu cầu", "và đột xuất khi có yêu cầu",
                "(hoặc theo yêu cầu)",
            ])
            return ("ngày \(day) hằng tháng \(also)", ["ngày \(day) hằng tháng"])
        },
        Kind("before a day, which counts") { numbers in
            let day = numbers.among(1...28)
            let (said, meant) = numbers.pick([
                (
                    "trước ngày \(day)/12/2026 (tính cả ngày \(day)/12)",
                    "chậm nhất ngày \(day)/12/2026"
                ),
                (
                    "trước ngày \(day) hằng tháng (kể cả ngày \(day))",
                    "chậm nhất ngày \(day) hằng tháng"
                ),
                ("trước \(day)/12/2026, bao gồm cả ngày \(day)", "chậm nhất \(day)/12/2026"),
            ])
            return (said, [meant])
        },
        Kind("every working day but for some months") { numbers in
            let (first, last) = numbers.two(2...10)
            let all = (first...last).map { "tháng \($0)" } + ["tháng 12"]
            return (
                "mỗi ngày làm việc trừ tháng 12 và từ tháng \(first) đến tháng \(last)",
                ["thứ Hai đến thứ Sáu hằng tuần, trừ \(all.joined(separator: ", "))"]
            )
        },
    ]
}
