import Foundation
import Testing
import TestSupport

/// Whole histories of random organisations, lived through by the real driver over a ledger in a file:
/// people edit and enter, clocks are set, mail comes and goes, and the service is killed at its durable
/// steps. A failure names the world, and with it the line that repeats it.
@Suite struct SimulatorTests {
    @Test(
        "A history cut by kills, restarts and reloads while the clock stands is the one in one piece (38)",
        arguments: Seeds.all)
    func cut(seed: UInt64) throws {
        let world = try RandomWorld(seed: seed)
        let whole = try live(world, seed, .steady)
        let percent = seed % 10 == 0 ? 30 : [2, 6, 10][Int(seed % 3)]
        let pieces = try live(world, seed, Site.Life(deaths: percent, isCut: true))
        if let difference = whole.record.difference(from: pieces.record) {
            Issue.record("\(Seeds.line(seed)): after \(pieces.deaths) deaths\n\(difference)")
        }
    }

    @Test(
        "After outages nobody is told twice, nothing is lost, and 19, 23 and 24 hold",
        arguments: Seeds.some)
    func outages(seed: UInt64) throws {
        let hour: Int64 = 3600
        _ = try live(
            try RandomWorld(seed: seed), seed,
            Site.Life(deaths: 3, isCut: true, outages: [60, hour, 9 * hour, 30 * hour, 200 * hour]))
    }

    private struct Lived {
        let record: Record
        let deaths: Int
    }

    private func live(_ world: RandomWorld, _ seed: UInt64, _ life: Site.Life) throws -> Lived {
        let scratch = try Scratch()
        let site = Site(world, seed: seed, path: scratch.path, life: life)
        do { try site.live() } catch {
            Issue.record("\(Seeds.line(seed)): \(error)")
        }
        for problem in (site.witness.problems + site.post.problems).prefix(4) {
            Issue.record("\(Seeds.line(seed)): \(problem)")
        }
        return Lived(record: try Record(try site.ledger, site.post), deaths: site.faults.deaths)
    }
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
