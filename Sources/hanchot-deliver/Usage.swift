import Delivery
import Help

/// What `--help` prints: lines of at most 79 columns, as no parser breaks them.
let usage = help(
    .text(
        vi: "hanchot-deliver: chuyển thư đang chờ trong hàng đợi cho máy chủ thư.",
        en: "hanchot-deliver: hands over the mail that waits in Hanchot's spool."),
    .options(
        .call(
            "--spool DIR",
            vi: "thường là \(DeliverySettings.usualSpool)",
            en: "usually \(DeliverySettings.usualSpool)"),
        .call(
            "--relay URL",
            vi: "smtp://máy[:cổng] hoặc smtps://máy[:cổng]",
            en: "smtp://host[:port] or smtps://host[:port]"),
        .call(
            "--starttls WORD",
            vi: "với smtp://: required (thường dùng) hoặc none",
            en: "with smtp://: required (the usual) or none"),
        .call(
            "--user NAME",
            vi: "đăng nhập; mật khẩu là dòng đầu của tệp sau",
            en: "log in; the password is the first line of"),
        .call(
            "--password-file FILE",
            vi: "thường là $CREDENTIALS_DIRECTORY/smtp-password",
            en: "usually $CREDENTIALS_DIRECTORY/smtp-password"),
        .call(
            "--ca-file FILE",
            vi: "nơi cấp chứng thư được tin (PEM)",
            en: "the authorities that may vouch for the server (PEM)"),
        .call(
            "--helo NAME", vi: "máy này xưng tên gì", en: "what this machine calls itself"),
        .call("--connections N", vi: "số kết nối cùng lúc, 4", en: "at a time, 4"),
        .call("--connect-timeout S", vi: "giây, 60", en: "seconds, 60"),
        .call("--answer-timeout S", vi: "giây, 600", en: "seconds, 600"),
        .call("--give-up-days N", vi: "thử trong bao nhiêu ngày, 5", en: "days of trying, 5"),
        .call(
            "--now", vi: "cả thư đang chờ lần thử sau", en: "also what waits for its next attempt"),
        .call(
            "--stay",
            vi: "ở lại khi còn thư chờ, thay vì một lượt",
            en: "for as long as mail waits, instead of once"),
        .call(
            "--settings-file FILE",
            vi: "với --stay: tệp này được ghi thì thôi, mã 75",
            en: "with --stay: leave with status 75 when it is written")),
    .text(
        vi: "Mỗi điều cũng là một biến môi trường: HANCHOT_RELAY … Xem docs/DELIVERY.md.",
        en: "Each is an environment variable too, HANCHOT_RELAY say. See docs/DELIVERY.md."),
    .exitStatus(
        vi: "0 xong, 1 không dùng được hàng đợi, 2 cài đặt sai, 75 cài đặt mới.",
        en: "0 done, 1 the spool can't be used, 2 wrong settings, 75 new ones."))
