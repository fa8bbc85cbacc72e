"""Cameras: the interface, the drivers, the worker that keeps one running, the mirror picture.

`frames` holds the interface, `opencv` and `standin` the drivers, `sources` makes one from a
setting, `capture` runs it without end. numpy and OpenCV are imported where frames are first made,
in a worker: the first screen does not wait for them.
"""
