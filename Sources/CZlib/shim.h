#pragma once
#include <zlib.h>

/// Makes `stream` ready to inflate what a ZIP archive holds: deflated octets without zlib's own header
/// (zlib's manual: negative window bits). A macro in zlib, which Swift doesn't see.
static inline int czlib_inflate_start(z_streamp stream) {
    return inflateInit2(stream, -MAX_WBITS);
}
