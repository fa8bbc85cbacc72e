"""From effects to ports and back to events. Each handler is one call; none decides anything."""
