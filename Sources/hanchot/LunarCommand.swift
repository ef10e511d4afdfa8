import ArgumentParser
import Civil

struct LunarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lunar",
        abstract: "Converts between the solar and the Vietnamese lunar calendar.",
        discussion: """
            Examples:
              hanchot lunar 2025-01-29
              hanchot lunar --solar 1/1/2025
              hanchot lunar --solar '1/6/2025 nhuận'
            """)

    @Argument(help: "A solar date.") var date: String?
    @Option(help: "A lunar date, day/month/year, with 'nhuận' for a leap month.") var solar: String?
    @Flag(help: "As JSON.") var json = false

    func run() throws {
        switch (date, solar) {
        case (let date?, nil): try printLunar(try readDate(date, "DATE"))
        case (nil, let solar?): try printSolar(solar)
        default: throw Problem("give a solar date, or --solar and a lunar one", status: 2)
        }
    }

    private func printLunar(_ date: CivilDate) throws {
        let lunar: LunarDate
        do { lunar = try LunarDate(date) } catch { throw Problem("\(error)") }
        print(json ? object(lunar) : "\(lunar.text) (năm \(lunar.canChiYear))")
    }

    private func printSolar(_ text: String) throws {
        let lunar: LunarDate
        do { lunar = try LunarDate(parsing: text) } catch { throw Problem("\(error)") }
        print(json ? #"{"solar":"\#(lunar.solar.iso)"}"# : lunar.solar.iso)
    }

    private func object(_ lunar: LunarDate) -> String {
        #"{"day":\#(lunar.day),"month":\#(lunar.month),"year":\#(lunar.year),"#
            + #""leap":\#(lunar.isLeap),"canChi":"\#(lunar.canChiYear)"}"#
    }
}
