internal import Civil
internal import Rules

/// What a release tells a plan's owner of itself, at most once a day.
enum OwnerQuestion: CaseIterable {
    /// Roles that are nobody (statement 21).
    case skipped
    /// What the blast guard holds (statement 29).
    case held

    func key(of plan: Plan, on day: CivilDate) -> NoticeKey {
        NoticeKey(
            subject: .plan(plan.id, day: day), due: day, kind: .rollUp, stage: stage,
            role: .owner)
    }

    private var stage: NoticeStage {
        switch self {
        case .skipped: .skipped
        case .held: .held
        }
    }
}
