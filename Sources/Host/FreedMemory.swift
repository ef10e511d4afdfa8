internal import CLinux

/// Gives memory that was freed back to the machine: reading the rules takes more for a moment than
/// the service needs for the rest of its life, and the C library would keep it.
package func giveBackFreedMemory() { clinux_give_back_memory() }
