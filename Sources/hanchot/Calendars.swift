import Civil
import Glibc
import RuleFiles
import Rules
import SourceText

/// Finds a calendar of working days by name.
enum Calendars {
    /// Looks at and below `directory`, wherever in it `check` would find it too, or, without one, in
    /// `rules` here, in the installed rules, and beside the program.
    static func named(_ name: String, below directory: String?) throws -> WorkingCalendar {
        let places = directory.map { [$0] } ?? standardPlaces
        let files = RuleDirectory()
        var known: Set<String> = []
        for place in places where access(place, R_OK) == 0 {
            let loaded = files.load([place])
            let read = RuleReader.readCalendars(loaded.sources, zone: files.zone)
            let faults = read.findings.filter { $0.severity == .error }
            if !faults.isEmpty { throw problem(faults) }
            if let calendar = read.calendars[name] { return calendar }
            // It may be in one of these.
            let unread = loaded.unreadable + read.unread
            if !unread.isEmpty { throw problem(unread) }
            known.formUnion(read.calendars.keys)
        }
        let all = known.sorted().joined(separator: ", ")
        let list = known.isEmpty ? ("", "") : ("; có: \(all)", "; there are \(all)")
        let shown = places.joined(separator: ", ")
        throw Problem(
            bilingual(
                "không có lịch “\(name)” trong \(shown)\(list.0); chỉ ra thư mục quy tắc bằng --rules",
                "there is no calendar '\(name)' in \(shown)\(list.1); name the rules' directory with "
                    + "--rules"))
    }

    /// Whether one of that name stands in files that were read; else says which do.
    static func check(_ name: String, option: String, in sources: [RuleSource]) throws {
        let read = RuleReader.readCalendars(sources, zone: RuleDirectory().zone)
        guard read.calendars[name] == nil, read.findings.allSatisfy({ $0.severity != .error })
        else { return }
        let all = read.calendars.keys.sorted().joined(separator: ", ")
        let list = all.isEmpty ? ("", "") : ("; có: \(all)", "; there are \(all)")
        throw Problem(
            bilingual(
                "\(option): không có lịch “\(name)”\(list.0)",
                "\(option): there is no calendar '\(name)'\(list.1)"))
    }

    private static func problem(_ faults: [Diagnostic]) -> Problem {
        Problem(DiagnosticRenderer(language: Surroundings.language).render(faults))
    }

    /// Names the years of which not all days off are known.
    static func complain(of years: Set<Int>, in calendar: WorkingCalendar) {
        func list(_ coverage: WorkingCalendar.Coverage) -> String {
            var spans: [ClosedRange<Int>] = []
            for year in years.sorted() where calendar.coverage(of: year) == coverage {
                if let last = spans.last, last.upperBound + 1 == year {
                    spans[spans.count - 1] = last.lowerBound...year
                } else {
                    spans.append(year...year)
                }
            }
            return spans.map {
                $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
            }
            .joined(separator: ", ")
        }
        let (unknown, open) = (list(.unknown), list(.notAnnounced))
        if !unknown.isEmpty {
            tell(
                Bilingual(
                    vi: "lưu ý: lịch “\(calendar.name)” không có ngày nghỉ lễ của năm \(unknown); "
                        + "chỉ trừ các ngày nghỉ hằng tuần",
                    en: "note: the calendar '\(calendar.name)' has no days off for \(unknown): "
                        + "only weekly days off are left out"))
        }
        if !open.isEmpty {
            tell(
                Bilingual(
                    vi: "lưu ý: lịch nghỉ năm \(open) chưa công bố; ngày tính theo luật",
                    en:
                        "note: the days off of \(open) aren't announced yet; these follow from the law"
                ))
        }
    }

    private static func tell(_ text: Bilingual) {
        hanchot.complain(text.text(Surroundings.language))
    }

    private static var standardPlaces: [String] {
        ["rules", "/etc/hanchot/rules", "/usr/share/hanchot/rules"] + placesBesideProgram
    }

    /// `share/hanchot/rules` or `rules` in a directory above the program.
    private static var placesBesideProgram: [String] {
        guard let resolved = realpath("/proc/self/exe", nil) else { return [] }
        defer { free(resolved) }
        var parts = String(cString: resolved).split(separator: "/")
        var places: [String] = []
        while parts.popLast() != nil {
            let above = "/" + parts.joined(separator: "/")
            places += ["\(above)/share/hanchot/rules", "\(above)/rules"]
        }
        return places.filter { access("\($0)/calendars", R_OK) == 0 }
    }
}
