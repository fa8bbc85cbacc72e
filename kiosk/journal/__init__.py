"""What must outlast a restart or a power cut: the installation's key, and messages to be sent later."""
