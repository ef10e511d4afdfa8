extension SchemaHover {
    /// Of the board.
    static let board: [String: (vi: String, en: String)] = [
        "board": (
            "Ai được dùng bảng theo dõi (hanchot-board), và địa chỉ của nó.",
            "Who may work at the board (hanchot-board), and its address."
        ),
        "boardPerson": ("Một người dùng bảng theo dõi.", "Somebody at the board."),
        "boardPerson.id": (
            "Tên đăng nhập; sổ theo dõi ghi tên này cùng mỗi việc người ấy ghi.",
            "The login name, by which entries name who made them."
        ),
        "boardPerson.name": ("Họ tên, hiện trên bảng.", "The name that the board shows."),
        "url": (
            "Địa chỉ mở bảng theo dõi, như https://hanchot.so.example.",
            "Where people find the board, such as https://hanchot.so.example."
        ),
        "people": (
            "Những người dùng bảng theo dõi, mỗi người một vai trò.",
            "The people who work at the board, each with a role."
        ),
        "role": (
            "Vai trò: reader chỉ xem; clerk theo dõi các kế hoạch ghi ở “plans”; registrar ghi nhận báo cáo đến; administrator mọi việc.",
            "reader: sees; clerk: keeps the plans named; registrar: records reports that come in; administrator: everything."
        ),
        "plans": (
            "Mã các kế hoạch chuyên viên này theo dõi.", "Ids of the plans that this clerk keeps."
        ),
        "single-sign-on": (
            "Tin tên người dùng mà máy chủ đăng nhập của cơ quan chuyển đến.",
            "Believe the name that the office's sign-on proxy passes on."
        ),
    ]
}
