"""Which names of the standard library only POSIX or only Linux has, and where the program may use them.

A use elsewhere would end a terminal on Windows at that line, and no test on Linux would tell.
`tests/build_spec/windows/test_portable.py` walks the sources.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

MODULES: Final = frozenset(
    [
        "crypt",
        "fcntl",
        "grp",
        "nis",
        "ossaudiodev",
        "posix",
        "pty",
        "pwd",
        "readline",
        "resource",
        "spwd",
        "syslog",
        "termios",
        "tty",
    ]
)
"""Not there at all."""

NAMES: Final[Mapping[str, frozenset[str]]] = {
    "mmap": frozenset(["MADV_DONTNEED", "MADV_RANDOM", "MAP_PRIVATE", "MAP_SHARED", "PROT_READ"]),
    "os": frozenset(
        [
            "O_CLOEXEC",
            "O_DIRECTORY",
            "O_DIRECT",
            "O_NOCTTY",
            "O_NOFOLLOW",
            "O_NONBLOCK",
            "O_SYNC",
            "RTLD_GLOBAL",
            "SCHED_IDLE",
            "WEXITSTATUS",
            "WIFEXITED",
            "WIFSIGNALED",
            "WNOHANG",
            "WTERMSIG",
            "chown",
            "chroot",
            "confstr",
            "ctermid",
            "eventfd",
            "fchdir",
            "fchmod",
            "fchown",
            "fdatasync",
            "fork",
            "forkpty",
            "fpathconf",
            "fstatvfs",
            "getegid",
            "geteuid",
            "getgid",
            "getgroups",
            "getloadavg",
            "getpgid",
            "getpgrp",
            "getpriority",
            "getsid",
            "getuid",
            "initgroups",
            "killpg",
            "lchown",
            "lockf",
            "major",
            "makedev",
            "memfd_create",
            "minor",
            "mkfifo",
            "mknod",
            "nice",
            "openpty",
            "pathconf",
            "pidfd_open",
            "pipe2",
            "posix_fadvise",
            "posix_fallocate",
            "posix_spawn",
            "pread",
            "preadv",
            "pwrite",
            "pwritev",
            "readv",
            "register_at_fork",
            "sched_getaffinity",
            "sched_setaffinity",
            "sched_setscheduler",
            "sched_yield",
            "sendfile",
            "set_blocking",
            "setgid",
            "setgroups",
            "setpgid",
            "setpriority",
            "setsid",
            "setuid",
            "splice",
            "statvfs",
            "sync",
            "sysconf",
            "tcgetpgrp",
            "ttyname",
            "uname",
            "wait",
            "wait3",
            "wait4",
            "waitid",
            "writev",
        ]
    ),
    "select": frozenset(["epoll", "kqueue", "poll"]),
    "signal": frozenset(
        [
            "SIGALRM",
            "SIGBUS",
            "SIGCHLD",
            "SIGCONT",
            "SIGHUP",
            "SIGIO",
            "SIGKILL",
            "SIGPIPE",
            "SIGPROF",
            "SIGQUIT",
            "SIGRTMIN",
            "SIGSTOP",
            "SIGSYS",
            "SIGTSTP",
            "SIGTTIN",
            "SIGTTOU",
            "SIGURG",
            "SIGUSR1",
            "SIGUSR2",
            "SIGWINCH",
            "alarm",
            "getitimer",
            "pause",
            "pthread_kill",
            "pthread_sigmask",
            "setitimer",
            "siginterrupt",
            "sigpending",
            "sigtimedwait",
            "sigwait",
        ]
    ),
    "socket": frozenset(
        [
            "AF_NETLINK",
            "AF_PACKET",
            "AF_UNIX",
            "CMSG_LEN",
            "CMSG_SPACE",
            "MSG_DONTWAIT",
            "MSG_NOSIGNAL",
            "SCM_CREDENTIALS",
            "SCM_RIGHTS",
            "SOCK_CLOEXEC",
            "SOCK_NONBLOCK",
            "SO_PASSCRED",
            "SO_PEERCRED",
            "SO_REUSEPORT",
            "recv_fds",
            "send_fds",
        ]
    ),
    "time": frozenset(
        [
            "CLOCK_BOOTTIME",
            "CLOCK_MONOTONIC",
            "CLOCK_MONOTONIC_RAW",
            "CLOCK_REALTIME",
            "clock_getres",
            "clock_gettime",
            "clock_gettime_ns",
            "clock_settime",
            "pthread_getcpuclockid",
            "tzset",
        ]
    ),
}
"""By module. `getattr` and `hasattr` with a name as text are ways to ask, and no uses."""

WORDS: Final = frozenset({"dir_fd", "pass_fds", "preexec_fn", "process_group", "start_new_session"})
"""Of calls, which Windows refuses or takes no notice of."""

_LOCKING: Final = "by `ImportError`: there one terminal is one process"
ALLOWED: Final[Mapping[str, Mapping[str, str]]] = {
    "hardware/camera/devices.py": {
        "fcntl O_CLOEXEC O_NONBLOCK": "only asked of nodes that sysfs lists, and there is no sysfs"
    },
    "hardware/camera/recorder.py": {"geteuid": "by `os.name`"},
    "hardware/vision/__main__.py": {"nice": "by `hasattr`"},
    "hardware/vision/client.py": {"fcntl": "by `ImportError`"},
    "kiosk/audit/writer.py": {"fcntl O_DIRECTORY": "by `os.name`"},
    "kiosk/bystander.py": {"SIGUSR1": "by `hasattr`"},
    "kiosk/boot.py": {"CLOCK_BOOTTIME clock_gettime": "by `sys.platform`"},
    "kiosk/enrolment/machine.py": {"fcntl": "by `ImportError`"},
    "kiosk/enrolment/place.py": {"dir_fd": "by `os.name`"},
    "kiosk/maintenance/usb.py": {
        "dir_fd fstatvfs makedev": "only of volumes that sysfs lists: sticks are not served there"
    },
    "kiosk/metrics_file.py": {"fchmod": "by `hasattr`"},
    "kiosk/payment/tools/account.py": {"pwd": "only with a login id of Linux's"},
    "kiosk/process.py": {"geteuid resource": "by `hasattr`; by `ImportError`"},
    "kiosk/settings/state.py": {"fcntl": _LOCKING},
    "kiosk/supervision/family.py": {
        "WNOHANG killpg": "by `sys.platform`",
        "process_group": "of `PosixFamily`, which `started` makes elsewhere alone",
    },
    "kiosk/supervision/host.py": {"getuid": "by `hasattr`"},
    "kiosk/supervision/notify.py": {
        "AF_UNIX CMSG_SPACE SCM_CREDENTIALS SOCK_CLOEXEC SO_PASSCRED": "`listener`, `_KNOWN`: by `hasattr`"
    },
    "kiosk/supervision/tether.py": {"SIGKILL": "by `sys.platform`"},
    "kiosk/trust/distribution/brought.py": {"dir_fd": "only from a stick, see usb.py"},
    "kiosk/trust/distribution/cache.py": {"fcntl": _LOCKING},
    "kiosk/trust/revocations/files.py": {"MADV_DONTNEED MADV_RANDOM": "by `hasattr`"},
    "ui/command.py": {
        "CLOCK_BOOTTIME clock_gettime sysconf": "behind a file of /proc, whose absence is taken care of"
    },
    "ui/paper/form_worker.py": {"resource sysconf": "by `sys.platform`"},
    "ui/speech_daemon.py": {"geteuid": "only where there is speech-dispatcher"},
}
"""What a terminal on Windows comes past without harm, and by what."""

LINUX_ALONE: Final[Mapping[str, str]] = {
    "hardware/identity/standin/": "stand-ins, never on an installed terminal",
    "hardware/lamp/standin/": "likewise",
    "hardware/report_printer/standin/": "likewise",
    "hardware/scanner/standin/": "likewise",
    "hardware/ticket/standin/": "likewise",
    "kiosk/demo/": "likewise",
    "kiosk/trust/authority/": "the authority's side: ceremonies and the publishing server are on Linux",
    "kiosk/update/": "switching releases; on Windows the installer brings them (docs/windows.md)",
    "ui/demo/": "as kiosk/demo",
}
"""Folders whose modules are not meant for Windows at all."""


def uses(source: str) -> Iterator[tuple[int, str]]:
    """(line, name) of each use of something that Windows has not."""
    tree = ast.parse(source)
    meant = dict(_meant_modules(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, each.name) for each in names if each.name in MODULES)
            case ast.ImportFrom(module=str(module)) if module in MODULES:
                yield node.lineno, module
            case ast.ImportFrom(module=str(module), names=names) if module in NAMES:
                yield from (
                    (node.lineno, each.name) for each in names if each.name in NAMES[module]
                )
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if attribute in NAMES.get(
                meant.get(name, ""), ()
            ):
                yield node.lineno, attribute
            case ast.keyword(arg=str(word)) if word in WORDS:
                yield node.value.lineno, word


def _meant_modules(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """By the name that each is imported under."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((each.asname or each.name, each.name) for each in node.names)


def is_for_windows(place: str) -> bool:
    """`place`: of a source below the project's folder, with `/`."""
    return not any(place.startswith(folder) for folder in LINUX_ALONE)


def allowed(place: str) -> frozenset[str]:
    return frozenset(name for names in ALLOWED.get(place, {}) for name in names.split())


def strange(root: Path, place: str) -> list[str]:
    """Uses in one source that are not allowed there, as `place:line: name`."""
    source = (root / place).read_text(encoding="utf-8")
    return [f"{place}:{line}: {name}" for line, name in uses(source) if name not in allowed(place)]
