internal import Glibc

/// The value of a variable that the service manager may set for its services.
func environmentVariable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}
