/// Dynamical time minus universal time, after the polynomials of Espenak and Meeus ("Five
/// Millennium Canon of Solar Eclipses", NASA/TP-2006-214141).
///
/// Up to 2005 they follow what was measured, to a second. Beyond, nobody knows: they give 69.5 s
/// for 2016 (68.1 s were measured), 93 s for 2050, 203 s for 2100 and 442 s for 2200, and later
/// models of the Earth's rotation stay below that. So a new moon within a few minutes of midnight
/// after 2050 may turn out to fall on the other day.
enum DeltaT {
    /// Seconds at a moment given as a year with its fraction, 1961 and later.
    static func seconds(year: Double) -> Double {
        if year < 1986 {
            let t = year - 1975
            return 45.45 + t * (1.067 - t * (1.0 / 260 + t / 718))
        }
        if year < 2005 {
            let t = year - 2000
            return 63.86 + t
                * (0.3345 + t
                    * (-0.060374 + t * (0.0017275 + t * (0.000651814 + t * 0.00002373599))))
        }
        if year < 2050 {
            let t = year - 2000
            return 62.92 + t * (0.32217 + t * 0.005589)
        }
        let u = (year - 1820) / 100
        return -20 + 32 * u * u - (year < 2150 ? 0.5628 * (2150 - year) : 0)
    }

    /// Days at a Julian Day.
    static func days(julianDay: Double) -> Double {
        seconds(year: 2000 + (julianDay - 2_451_544.5) / 365.2425) / 86_400
    }
}
