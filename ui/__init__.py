"""The screen: PySide6 view models and QML. It shows the state and sends taps; it decides nothing."""
