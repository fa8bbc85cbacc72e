"""Cancelled cards by the million, one set of credential ids (ctis) for each issuer key.

The set of a key is the union of the files in its folder. Each holds 8-byte ctis one after another,
ascending, none twice:

- `all.bin`, while there are few;
- else the *base*, `00.bin` to `ff.bin`, by the cti's first byte (one that is missing is empty), and
- `run-<number>.bin`, ten digits: what one publication added, never changed after it.

A day's additions touch every file of the base; a run carries them instead. Each publication also
folds one file of the base, so that it holds all that the runs have for it, and drops the runs that
the base holds whole. Everyone's day is then one run and one 256th of the base.

An issuer that counts instead of drawing its ctis at random has them all under one first byte. A file
of the base that holds far more than its share is therefore divided by the next byte: `00.bin` into
`0000.bin` to `00ff.bin`, and so on, to seven bytes.

Cancelling is for ever. There is no way to take a cti out: a card that is reinstated gets a new one.
So it never matters that a cti stands in two files, and at no step can one be lost.
"""
