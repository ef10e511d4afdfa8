import ArgumentParser
import Civil
import Help

struct LunarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lunar",
        abstract: said(
            vi: "Đổi ngày dương lịch và âm lịch Việt Nam.",
            en: "Converts between the solar and the Vietnamese lunar calendar."),
        discussion: help(
            .examples(
                "hanchot lunar 2025-01-29",
                "hanchot lunar --solar 1/1/2025",
                "hanchot lunar --solar '1/6/2025 nhuận'",
                "hanchot lunar 2025-01-29 --json"),
            .text(
                vi: "Âm lịch được tính từ năm 1968 đến năm 2199.",
                en: "The calendar is computed for 1968 to 2199."),
            .exitStatus(
                vi: "0 xong, 1 không có ngày ấy hoặc ngày nằm ngoài các năm này, 2 gọi sai.",
                en: "0 done, 1 the date can't be or lies outside those years, 2 wrong usage.")))

    @Argument(help: said(vi: "Ngày dương lịch.", en: "A solar date.")) var date: String?
    @Option(
        help: said(
            vi: "Ngày âm lịch, ngày/tháng/năm, thêm 'nhuận' cho tháng nhuận.",
            en: "A lunar date, day/month/year, with 'nhuận' for a leap month.")) var solar: String?
    @Flag(help: said(vi: "Dạng JSON.", en: "As JSON.")) var json = false

    func run() throws {
        switch (date, solar) {
        case (let date?, nil):
            let day = try DateArgument.solar(date, "DATE", .subject)
            let lunar = try DateArgument.lunar(of: day, date, "DATE")
            print(json ? object(lunar) : "\(lunar.text) (năm \(lunar.canChiYear))")
        case (nil, let solar?):
            let day = try DateArgument.lunar(solar, "--solar").solar
            print(json ? #"{"solar":"\#(day.iso)"}"# : day.iso)
        case (nil, nil), (_?, _?):
            throw Problem(
                bilingual(
                    "ghi một ngày dương lịch, hoặc --solar và ngày âm lịch",
                    "give a solar date, or --solar and a lunar one"), status: 2)
        }
    }

    private func object(_ lunar: LunarDate) -> String {
        #"{"day":\#(lunar.day),"month":\#(lunar.month),"year":\#(lunar.year),"#
            + #""leap":\#(lunar.isLeap),"can-chi":"\#(lunar.canChiYear)"}"#
    }
}
