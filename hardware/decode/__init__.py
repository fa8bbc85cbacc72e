"""From a picture to text: decoders, the order in which they are tried, the worker, the command.

`sightings` holds the interface, `zxing` and `zbar` the decoders, `scan` the order, `worker` the
thread, `source` the camera as a code source of the kiosk. Decoding libraries are imported lazily.
"""
