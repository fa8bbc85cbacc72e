"""Job objects: programs that are ended together, with whatever they have started (Win32, JOBAPI2).

A job ends all that is in it when it is told to, or when the last process that holds it open ends, however
that ends. What a program in a job starts is in that job too. Jobs nest from Windows 8 on.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import wintypes
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9  # JobObjectExtendedLimitInformation
_KILL_ON_JOB_CLOSE: Final = 0x2000
_ACTIVE_PROCESSES: Final = 0x8
_PROCESS_MEMORY: Final = 0x100
_PROCESS_SET_QUOTA_AND_TERMINATE: Final = 0x0101
_ENDED: Final = 1  # exit code of whatever is ended this way


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", wintypes.DWORD),
        ("scheduling", wintypes.DWORD),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class Job:
    """Closed with this object, and by the end of this process."""

    def __init__(self, *, memory: int = 0, alone: bool = False) -> None:
        """`memory`: bytes that each process may have committed; 0: any. `alone`: none may start another.

        Raises OSError: the system has no such jobs.
        """
        self._kernel = _kernel()
        self._handle = self._kernel.CreateJobObjectW(None, None)
        if not self._handle:
            raise _error()
        limits = _limits(memory, alone=alone)
        size = ctypes.sizeof(limits)
        if not self._kernel.SetInformationJobObject(
            self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), size
        ):
            raise _error()

    def take(self, pid: int) -> None:
        """Put a process in, with all that it starts from now on. Raises OSError."""
        process = self._kernel.OpenProcess(_PROCESS_SET_QUOTA_AND_TERMINATE, 0, pid)
        if not process:
            raise _error()
        try:
            if not self._kernel.AssignProcessToJobObject(self._handle, process):
                raise _error()
        finally:
            self._kernel.CloseHandle(process)

    def take_this_process(self) -> None:
        """Put this very process in. Raises OSError."""
        self.take(os.getpid())

    def end(self) -> None:
        """Everything in it, at once. Harmless when repeated."""
        if self._handle:
            self._kernel.TerminateJobObject(self._handle, _ENDED)

    def close(self) -> None:
        """Harmless when repeated. Ends what is still in it."""
        handle, self._handle = self._handle, None
        if handle:
            self._kernel.CloseHandle(handle)


def _limits(memory: int, *, alone: bool) -> _Extended:
    limits = _Extended()
    limits.basic.flags = _KILL_ON_JOB_CLOSE
    if memory:
        limits.basic.flags |= _PROCESS_MEMORY
        limits.process_memory = memory
    if alone:
        limits.basic.flags |= _ACTIVE_PROCESSES
        limits.basic.active_processes = 1
    return limits


def _kernel() -> Any:
    kernel = _library()
    kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        wintypes.LPVOID,
        wintypes.DWORD,
    )
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    kernel.TerminateJobObject.argtypes = (wintypes.HANDLE, wintypes.UINT)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    return kernel


def _library() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("kernel32", use_last_error=True)
    else:
        raise OSError("job objects are Windows'")


def _error() -> OSError:
    if sys.platform == "win32":
        return ctypes.WinError(ctypes.get_last_error())
    else:
        return OSError("job objects are Windows'")
