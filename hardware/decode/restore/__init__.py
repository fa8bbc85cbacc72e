"""Restoring a symbol that the decoders cannot read, from what is known of every QR symbol.

Two modules in three may be blurred beyond any threshold, yet a fifth of them is the same in every
symbol: finder, timing and alignment patterns. They show where the modules lie, and what the lens,
the hand and the lamp did to them; with that undone, and the error correction told which codewords
are doubtful, much of the rest can be told.
"""
