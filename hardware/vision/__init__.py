"""Camera and decoders in a process of their own.

Seen from the kiosk it is a code source like any other. Why a process: its libraries load beside the
first screen instead of before it, its work never holds the interpreter lock of the GUI, and a
driver that crashes takes nothing along: the process is started again.
"""
