import Foundation
import Testing

/// What came of a world that was lived through.
struct Lived {
    let record: Record
    /// Without what was undone.
    let afterwards: () throws -> Record
    let deaths: Int
    let isExact: Bool
}

/// Lives through `world` and notes what must never be.
func lived(_ world: RandomWorld, _ seed: UInt64, _ life: Site.Life) throws -> Lived {
    let scratch = try Scratch()
    let site = Site(world, seed: seed, path: scratch.path, life: life)
    do { try site.live() } catch {
        Issue.record("\(Seeds.line(seed)): \(error)")
    }
    for problem in (site.witness.problems + site.post.problems).prefix(4) {
        Issue.record("\(Seeds.line(seed)): \(problem)")
    }
    let ledger = try site.ledger
    return Lived(
        record: try Record(ledger, site.post),
        afterwards: { try Record(afterwards: ledger, site.post) }, deaths: site.faults.deaths,
        isExact: site.isExact && !site.witness.isRetold)
}

/// A directory of its own for one life, removed with it.
private final class Scratch {
    private let directory: String

    init() throws {
        // In memory where that can be had: what is simulated dies, the disk doesn't.
        let shared = "/dev/shm/"
        let room =
            FileManager.default.isWritableFile(atPath: shared) ? shared : NSTemporaryDirectory()
        directory = room + "hanchot-site-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: directory) } catch {
            print("could not remove \(directory): \(error)")
        }
    }

    var path: String { "\(directory)/ledger.sqlite" }
}
