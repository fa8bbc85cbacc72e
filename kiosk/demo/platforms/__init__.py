"""Stand-ins for the platforms that decode opaque codes and for the insurance, served by the demo
hospital's process.

They check what the real ones check (signatures, digests, tokens, clocks, repeated requests) with code
that shares nothing with the adapters, so that a mistake cannot be made twice the same way.
"""
