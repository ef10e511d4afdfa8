import Scheduler
import SourceText

extension Reason {
    /// Why a notice was decided and won't leave, in words.
    var words: Bilingual {
        switch self {
        case .closed:
            Bilingual(vi: "không gửi: việc đã xong", en: "not sent: it was done by then")
        case .moved:
            Bilingual(vi: "không gửi: hạn đã đổi", en: "not sent: the due day had moved")
        case .withdrawn:
            Bilingual(
                vi: "không gửi: quy tắc không còn", en: "not sent: the rule is no longer there")
        case .roleEmpty:
            Bilingual(
                vi: "không gửi: không có ai giữ vai này", en: "not sent: nobody holds that role")
        case .noAddress:
            Bilingual(
                vi: "không gửi: danh mục đơn vị chưa có địa chỉ thư",
                en: "not sent: the registry has no address")
        case .outsideBody:
            Bilingual(
                vi: "không gửi: cơ quan ngoài, chỉ gửi bằng văn bản",
                en: "not sent: an outside body, written to on paper only")
        case .shadow:
            Bilingual(
                vi: "không gửi: kế hoạch chạy thử", en: "not sent: the plan runs in shadow mode")
        case .paused:
            Bilingual(vi: "không gửi: kế hoạch tạm dừng", en: "not sent: the plan was paused")
        case .silenced:
            Bilingual(vi: "không gửi: đang lặng", en: "not sent: a silence held it")
        case .acknowledged:
            Bilingual(
                vi: "không nhắc lại: đơn vị đã xem", en: "not repeated: the unit had acknowledged")
        case .outdated:
            Bilingual(
                vi: "không gửi: ngày nói đến đã qua",
                en: "not sent: the day it speaks of had passed")
        case .discarded:
            Bilingual(
                vi: "không gửi: bị giữ lại rồi loại bỏ", en: "not sent: it was held and discarded")
        case .nothingToSay:
            Bilingual(vi: "không gửi: không có gì để nói", en: "not sent: nothing was left to say")
        case .undeliverable:
            Bilingual(
                vi: "không gửi: thư đến địa chỉ này đã bị trả lại",
                en: "not sent: mail to this address has come back")
        case .submitted:
            Bilingual(
                vi: "không nhắc: đơn vị đã báo gửi, chờ xác nhận",
                en: "no reminder: the unit says it has sent it, and that waits to be confirmed")
        case .shown:
            Bilingual(
                vi: "không gửi riêng: một thư gần đây đã nêu",
                en: "not sent by itself: a recent mail showed it")
        case .undone:
            Bilingual(
                vi: "không gửi: đồng hồ lúc đó sai, đến giờ đúng sẽ quyết định lại",
                en: "not sent: the clock was wrong then, and it is decided anew in its time")
        case .unwritable:
            Bilingual(
                vi: "không gửi: không viết được thư này", en: "not sent: its mail can't be written")
        }
    }
}
