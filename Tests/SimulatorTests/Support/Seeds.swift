import Foundation

/// Which worlds are simulated. `HANCHOT_SEED=N` runs the one world N, `HANCHOT_SEEDS=N` the first N.
enum Seeds {
    /// What runs when nothing else is asked for.
    static let usual = 300
    /// Worlds beyond those in which something was found once.
    static let found: [UInt64] = [448, 466, 580, 628]

    static let all: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        if let one = environment["HANCHOT_SEED"].flatMap({ UInt64($0) }) { return [one] }
        guard let count = environment["HANCHOT_SEEDS"].flatMap({ Int($0) }) else {
            return Array(1...UInt64(usual)) + found
        }
        return Array(1...UInt64(max(1, count)))
    }()

    /// Every third of them, or the one.
    static let some: [UInt64] = all.count == 1 ? all : all.filter { $0 % 3 == 0 }

    /// The first of them for what is dearer: all where somebody asked for worlds.
    static let few: [UInt64] = {
        let asked = ["HANCHOT_SEED", "HANCHOT_SEEDS"].contains { name in
            ProcessInfo.processInfo.environment[name] != nil
        }
        return asked ? all : all.filter { $0 <= 60 || found.contains($0) }
    }()

    /// The one line that repeats a failure.
    static func line(_ seed: UInt64) -> String {
        "HANCHOT_SEED=\(seed) scripts/test --filter SimulatorTests"
    }
}
