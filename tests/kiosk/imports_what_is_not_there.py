"""A command whose own module is there, and something that it imports is not: a bug, and told as one."""

import no_such_dependency  # type: ignore[import-not-found]  # noqa: F401
