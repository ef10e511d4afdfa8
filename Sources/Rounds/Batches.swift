internal import Scheduler

extension Sequence<Bundle> {
    /// Parts of about `size` mails, each to be committed whole: in order, but for all of an address in
    /// one part, so that what else it gets counts when one of them is judged.
    ///
    /// - Parameter size: at least 1; a part holds more where its addresses get more than one mail.
    func batches(of size: Int) -> [[Bundle]] {
        var parts: [[Bundle]] = []
        var partOf: [String: Int] = [:]
        for bundle in self {
            let address = bundle.recipient.address
            if let part = partOf[address] {
                parts[part].append(bundle)
                continue
            }
            if parts.last.map({ $0.count >= size }) ?? true { parts.append([]) }
            partOf[address] = parts.count - 1
            parts[parts.count - 1].append(bundle)
        }
        return parts
    }
}
