"""The wall round an engine process: it cannot open a socket or start a program, whatever a query makes it try.

No reading of a query's text can be certain that the engine will not call another service; the kernel can.
Linux on x86-64 and aarch64, by a seccomp filter (https://docs.kernel.org/userspace-api/seccomp_filter.html).
"""

import ctypes
import errno
import platform
import struct
import sys

# System calls refused, by machine: socket, connect, execve, execveat, io_uring_setup; then the audit architecture, and
# the number of seccomp itself. From the kernel's tables, arch/x86/entry/syscalls and include/uapi/asm-generic/unistd.h.
_MACHINES = {
    "x86_64": ((41, 42, 59, 322, 425), 0xC000003E, 317),
    "aarch64": ((198, 203, 221, 281, 425), 0xC00000B7, 277),
}
_LOAD, _EQUALS, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
_OTHER_ABI = 0x40000000  # calls of the x32 ABI reach the same kernel functions by other numbers
_NO_NEW_PRIVILEGES = 38
_FILTER, _ALL_THREADS = 1, 1  # operation and flag of the system call


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def close_off(*, every_thread: bool) -> bool:
    """Refuse sockets and new programs, for good, to this thread (and those it starts) or to every thread.

    Says whether that could be set.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    refused, architecture, seccomp = machine
    code = _filter(refused, architecture)
    flags = _ALL_THREADS if every_thread else 0
    program = _Program(len(code) // 8, code)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.syscall(seccomp, _FILTER, flags, ctypes.byref(program)) == 0)


def _filter(refused: tuple[int, ...], architecture: int) -> bytes:
    """Write the filter: another architecture or ABI, or a refused number, is refused; all else is allowed."""
    checks = len(refused)
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUALS, 0, checks + 3, architecture),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, checks + 1, 0, _OTHER_ABI),
        *((_EQUALS, checks - index, 0, number) for index, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
