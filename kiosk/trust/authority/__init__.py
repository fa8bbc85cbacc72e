"""The authority's side of the trust list: keys, signing and publication (CARD-CODES.md section 3).

None of this runs on a terminal. What a terminal is told, it is told by TUF metadata that these tools
sign; the keys which can change issuers or revocations stay on a machine without a network.
"""
