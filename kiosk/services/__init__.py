"""One module per service of the registry: its flow, and what it needs."""
