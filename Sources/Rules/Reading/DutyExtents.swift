internal import SourceText

/// Where duties stand in their files, to find the one that a finding lies in without looking at all.
struct DutyExtents {
    /// Which duty, by its place.
    struct Start: Hashable {
        let file: String
        let offset: Int

        init(_ duty: DutyDraft) {
            file = duty.fields.file.name
            offset = duty.fields.extent.lowerBound
        }

        fileprivate init(file: String, offset: Int) {
            self.file = file
            self.offset = offset
        }
    }

    /// By file, in the order of their places: one duty is over before the next begins.
    private let byFile: [String: [Range<Int>]]

    init(_ duties: [DutyDraft]) {
        byFile = Dictionary(grouping: duties, by: \.fields.file.name).mapValues { duties in
            duties.map(\.fields.extent).sorted { $0.lowerBound < $1.lowerBound }
        }
    }

    /// The duty that a finding lies in; `nil` where it lies in none.
    func start(of finding: Diagnostic) -> Start? {
        guard let place = finding.range?.lowerBound, let extents = byFile[finding.file.name] else {
            return nil
        }
        var (low, high) = (0, extents.count)
        while low < high {
            let middle = (low + high) / 2
            if extents[middle].lowerBound <= place { low = middle + 1 } else { high = middle }
        }
        guard low > 0, extents[low - 1].contains(place) else { return nil }
        return Start(file: finding.file.name, offset: extents[low - 1].lowerBound)
    }
}
