internal import JSON

/// Many texts as one argument, for `json_each`: one statement for all of them costs far less than one for
/// each.
func jsonList(_ texts: some Collection<String>) -> String {
    JSONValue.array(texts.map { .string($0) }).description
}

/// The same of numbers by text.
func jsonObject(_ numbers: [String: Int64]) -> String {
    JSONValue.object(numbers.mapValues { .int($0) }).description
}
