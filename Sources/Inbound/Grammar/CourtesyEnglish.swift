/// The same in English.
extension Courtesy {
    static let sorry: [Step] = [
        .one(
            PhraseSet(
                "sorry", "apologies", "our apologies", "my apologies", "many apologies",
                "sincere apologies", "our sincere apologies", "we apologize", "we apologise",
                "i apologize", "i apologise", "please accept our apologies", "so sorry",
                "very sorry", "we are sorry", "we are very sorry", "apologies again")),
        .group([
            .one(PhraseSet("for", "about")),
            .perhaps(PhraseSet("the", "any", "our", "my", "this", "being", "having been")),
            .one(
                PhraseSet(
                    "delay", "inconvenience", "inconvenience caused", "late reply", "late response",
                    "late submission", "lateness", "delay in replying", "trouble", "late",
                    "slow reply", "confusion", "delayed response", "delays", "not replying sooner",
                    "not replying earlier", "not answering sooner", "not responding sooner",
                    "not responding earlier")),
            .perhaps(PhraseSet("caused", "this caused", "this may have caused")),
        ]),
    ]
    static let thankYou: [Step] = [
        .one(
            PhraseSet(
                "thanks", "many thanks", "thank you", "thank you very much", "thank you so much",
                "thanks a lot", "with thanks", "thanks so much", "thx", "tks", "we thank you")),
        .any(PhraseSet("again", "in advance")),
        .group([
            .one(PhraseSet("for")),
            .any(PhraseSet("the", "your", "all", "kind", "gentle", "continued")),
            .one(
                PhraseSet(
                    "help", "support", "understanding", "patience", "attention", "message", "email",
                    "cooperation", "consideration", "guidance", "time", "assistance", "note",
                    "sending this", "sending the email", "sending the reminder", "sending it",
                    "sending this email", "sending your email", "writing", "letting us know")),
            .group([
                .one(PhraseSet("and")), .one(PhraseSet("understanding", "support", "patience")),
            ]),
        ]),
    ]
    static let pleaseCheck: [Step] = [
        .one(PhraseSet("please", "kindly", "could you please", "please kindly")),
        .one(
            PhraseSet(
                "check", "confirm", "confirm receipt", "acknowledge", "acknowledge receipt",
                "verify", "check again", "check your inbox", "check the system",
                "check your system", "check your records",
                "check your mailbox",
                "update your records",
                "update your list", "record it", "note it", "update the record")),
    ]
    static let hope: [Step] = [
        .one(
            PhraseSet(
                "hope you are well", "i hope you are well", "we hope you are well",
                "hope this helps", "i hope this email finds you well",
                "hope this email finds you well", "we hope this email finds you well",
                "i hope this finds you well", "hope all is well",
                "i hope this message finds you well"
            ))
    ]

    static let inform: [Step] = [
        .one(
            PhraseSet(
                "please be informed", "please be advised", "this is to inform you",
                "we would like to inform you", "we are pleased to inform you", "kindly note",
                "i would like to inform you", "we wish to inform you", "we confirm", "i confirm",
                "this is to confirm", "please note", "just to let you know",
                "i am writing to confirm",
                "we hereby confirm", "we are writing to confirm", "i am writing to inform you",
                "we can confirm", "i can confirm", "just letting you know",
                "we are writing to inform you",
                "to confirm", "for your information", "fyi", "i would like to confirm",
                "we would like to confirm", "as an update", "i'm writing to confirm",
                "we'd like to inform you", "just a quick note to say", "just to confirm")),
        .perhaps(PhraseSet("that")),
    ]
}
