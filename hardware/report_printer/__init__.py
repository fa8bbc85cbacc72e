"""A4 printers that speak IPP, and queues before them."""
