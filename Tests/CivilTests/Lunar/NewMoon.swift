import Glibc

/// Instants of new moons, after Jean Meeus, "Astronomical Algorithms", 2nd edition 1998, chapter
/// 49, which shortens Chapront's ELP-2000/82 and the VSOP87 Sun.
///
/// Against the JPL ephemeris DE405 the mean error of the 2891 new moons of 1966–2200 is 3.6 s, the
/// greatest 18.3 s. What nobody can compute is how the Earth will turn: `DeltaT` says by how much
/// that can shift the future ones.
enum NewMoon {
    /// The Julian Ephemeris Day (dynamical time) of lunation `k`; lunation 0 is that of
    /// 2000-01-06.
    static func julianEphemerisDay(_ k: Int) -> Double {
        let n = Double(k)
        let t = n / 1236.85
        let mean =
            2_451_550.09766 + 29.530588861 * n
            + t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073))
        let arguments = Arguments(n, t)
        return mean + terms.reduce(0) { $0 + $1.days(arguments) }
            + planets.reduce(0) { $0 + $1.days * sine($1.start + $1.rate * n + $1.bend * t * t) }
    }

    /// The lunation whose new moon lies nearest to a Julian Day.
    static func lunation(near julianDay: Double) -> Int {
        Int(((julianDay - 2_451_550.09766) / 29.530588861).rounded())
    }

    /// Angles in degrees at the mean new moon, and the shrinking eccentricity of the Earth's orbit.
    private struct Arguments {
        let eccentricity: Double
        let sun: Double
        let moon: Double
        let latitude: Double
        let node: Double

        init(_ k: Double, _ t: Double) {
            eccentricity = 1 + t * (-0.002516 - t * 0.0000074)
            sun = 2.5534 + 29.10535670 * k + t * t * (-0.0000014 - t * 0.00000011)
            moon =
                201.5643 + 385.81693528 * k
                + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058))
            latitude =
                160.7108 + 390.67050284 * k
                + t * t * (-0.0016118 + t * (-0.00000227 + t * 0.000000011))
            node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215)
        }
    }

    /// One periodic term: an amplitude in days times the sine of a sum of arguments. A term with
    /// the Sun's anomaly carries the eccentricity as often as it has the anomaly, up to twice.
    private struct Term {
        let amplitude: Double
        let moon: Double
        let sun: Double
        let latitude: Double
        let node: Double
        let power: Int

        init(
            _ amplitude: Double, moon: Double = 0, sun: Double = 0, latitude: Double = 0,
            node: Double = 0, power: Int = 0
        ) {
            self.amplitude = amplitude
            self.moon = moon
            self.sun = sun
            self.latitude = latitude
            self.node = node
            self.power = power
        }

        func days(_ a: Arguments) -> Double {
            var value = amplitude
            for _ in 0..<power { value *= a.eccentricity }
            return value
                * sine(moon * a.moon + sun * a.sun + latitude * a.latitude + node * a.node)
        }
    }

    private static let terms: [Term] = [
        Term(-0.40720, moon: 1), Term(0.17241, sun: 1, power: 1), Term(0.01608, moon: 2),
        Term(0.01039, latitude: 2), Term(0.00739, moon: 1, sun: -1, power: 1),
        Term(-0.00514, moon: 1, sun: 1, power: 1), Term(0.00208, sun: 2, power: 2),
        Term(-0.00111, moon: 1, latitude: -2), Term(-0.00057, moon: 1, latitude: 2),
        Term(0.00056, moon: 2, sun: 1, power: 1), Term(-0.00042, moon: 3),
        Term(0.00042, sun: 1, latitude: 2, power: 1),
        Term(0.00038, sun: 1, latitude: -2, power: 1),
        Term(-0.00024, moon: 2, sun: -1, power: 1), Term(-0.00017, node: 1),
        Term(-0.00007, moon: 1, sun: 2), Term(0.00004, moon: 2, latitude: -2),
        Term(0.00004, sun: 3), Term(0.00003, moon: 1, sun: 1, latitude: -2),
        Term(0.00003, moon: 2, latitude: 2), Term(-0.00003, moon: 1, sun: 1, latitude: 2),
        Term(0.00003, moon: 1, sun: -1, latitude: 2),
        Term(-0.00002, moon: 1, sun: -1, latitude: -2), Term(-0.00002, moon: 3, sun: 1),
        Term(0.00002, moon: 4),
    ]

    /// What the planets do: days times the sine of an angle that grows by `rate` a lunation.
    private struct Planet {
        let days: Double
        let start: Double
        let rate: Double
        var bend = 0.0
    }

    private static let planets: [Planet] = [
        Planet(days: 0.000325, start: 299.77, rate: 0.107408, bend: -0.009173),
        Planet(days: 0.000165, start: 251.88, rate: 0.016321),
        Planet(days: 0.000164, start: 251.83, rate: 26.651886),
        Planet(days: 0.000126, start: 349.42, rate: 36.412478),
        Planet(days: 0.000110, start: 84.66, rate: 18.206239),
        Planet(days: 0.000062, start: 141.74, rate: 53.303771),
        Planet(days: 0.000060, start: 207.14, rate: 2.453732),
        Planet(days: 0.000056, start: 154.84, rate: 7.306860),
        Planet(days: 0.000047, start: 34.52, rate: 27.261239),
        Planet(days: 0.000042, start: 207.19, rate: 0.121824),
        Planet(days: 0.000040, start: 291.34, rate: 1.844379),
        Planet(days: 0.000037, start: 161.72, rate: 24.198154),
        Planet(days: 0.000035, start: 239.56, rate: 25.513099),
        Planet(days: 0.000023, start: 331.55, rate: 3.592518),
    ]
}

/// The sine of an angle in degrees.
func sine(_ degrees: Double) -> Double {
    sin(degrees.remainder(dividingBy: 360) * .pi / 180)
}
