/// What a time on the wall means in a zone: one of three things. What to do about the two odd
/// ones is the caller's choice; `Zone.instant(of:)` makes the usual one.
package enum LocalResolution: Hashable, Sendable {
    /// The clock shows it once.
    case unique(Instant)
    /// The clock jumps over it at `transition`, from UTC offset `before` to the larger `after`
    /// (both in seconds east). `transition` is the first instant after the gap.
    case gap(before: Int, after: Int, transition: Instant)
    /// The clock shows it twice, because it was set back in between.
    case fold(first: Instant, second: Instant)
}
