"""How a terminal comes by its trust list and revocations: TUF, over any static web server.

    enrol      root.json, once, by hand: all trust begins here
    refresh    ngclient fetches and verifies; what is new is built whole beside what is in force
    cache      generations on disk; the renaming of a folder is the moment a new one is in force
    service    one generation in memory, refreshed in the background

Who controls the server, the network or the online keys can keep news away until the metadata or
the grace period runs out, and nothing else: tests/integration/trust has each attack.
"""
