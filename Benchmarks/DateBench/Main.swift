import Civil
import Glibc

/// Measures the date engine and prints one line a measurement: a name, a tab, a number. The script
/// `scripts/bench dates` runs it beside libical and systemd-analyze and prints the ratios.
///
/// With a name as its argument it only repeats that measurement's inner loop, so that the script
/// can count what it allocates.
@main
enum DateBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let benches = try DateBenches(zoneFile: "/usr/share/zoneinfo/Asia/Ho_Chi_Minh")
        if let name = arguments.first {
            let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 1
            guard let bench = benches.all.first(where: { $0.name == name }) else {
                print("there is no measurement '\(name)'")
                exit(2)
            }
            for _ in 0..<rounds { _ = bench.run() }
            return
        }
        for bench in benches.all { print("\(bench.name)\t\(bench.measure())") }
    }
}

/// One inner loop: `run` does it once and says how many steps it took.
struct DateBenchmark {
    let name: String
    /// Whether to report nanoseconds a step, rather than steps a second.
    let isTime: Bool
    let run: () -> Int

    /// The best of several runs of a fifth of a second each, in processor time, so that a busy
    /// machine does little harm.
    func measure() -> String {
        var best = 0.0
        for _ in 0..<5 {
            var steps = 0
            let start = Self.now()
            var end = start
            while end - start < 200_000_000 {
                steps += run()
                end = Self.now()
            }
            best = max(best, Double(steps) / Double(end - start) * 1e9)
        }
        return isTime ? "\((1e11 / best).rounded() / 100)" : "\(Int(best))"
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
