"""What only Windows has, by ctypes and the registry. Every module here can be imported anywhere."""
