"""From a picture to text: decoders, the ladder of repairs, the worker, the command.

`look` holds what goes up the ladder, `scan` reads a stream of frames, `ladder` gives the rungs their
turns, `contest` lets it go on beside a lesser code, `rungs` lists the rungs; `locate` finds symbols
that no decoder sees, `restore` restores them. `worker` is the thread, `source` the camera as a code
source, `still` reads files. Decoding libraries are imported lazily.
"""
