/// What a request for time is about.
extension ReplyReading {
    /// A request, with the one thing that it names.
    func asked(
        _ cursor: inout ReplyCursor, isStart: Bool
    ) -> (time: RequestedTime, object: ReplyNames.Object?)? {
        let start = cursor.place
        if let time = asking.read(&cursor) ?? (isStart ? asking.alone(&cursor) : nil) {
            let about = names.asked(in: cursor.words[start..<cursor.place])
            if about.isClear { return (time, about.object) }
            cursor.go(to: start)
        }
        return nil
    }

    /// "Báo cáo ANTQ xin gia hạn đến 12/11": what it is about, before the request.
    func askedAbout(
        _ cursor: inout ReplyCursor
    ) -> (time: RequestedTime, object: ReplyNames.Object)? {
        var trial = cursor
        guard let object = names.takeObject(&trial) else { return nil }
        trial.skipCommas()
        guard let time = asking.read(&trial) else { return nil }
        cursor = trial
        return (time, object)
    }
}
