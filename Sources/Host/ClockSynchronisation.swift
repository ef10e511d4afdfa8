internal import CLinux
internal import Glibc

/// Whether the machine's clock is known to follow a time source (statement 30).
///
/// The kernel knows it (adjtimex(2), `STA_UNSYNC`), but under `ProtectClock=` it may not be asked;
/// systemd-timesyncd leaves a mark in the file system that anybody may see. Where neither answers, the
/// clock counts as not synchronised: the careful side, since it only matters after a jump of days.
package func clockIsSynchronised() -> Bool {
    let answer = clinux_clock_is_synchronised()
    if answer >= 0 { return answer == 1 }
    return access("/run/systemd/timesync/synchronized", F_OK) == 0
}
