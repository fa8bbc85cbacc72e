"""Cameras, decoders and printers: for each an interface, real drivers and a stateful stand-in.

Drivers import their libraries lazily. Nothing in here knows a flow, a session or a screen.
"""
