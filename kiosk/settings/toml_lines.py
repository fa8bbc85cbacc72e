"""Writing the little TOML that is written here: one value on a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def value(of: Any) -> str:
    """A text, a number, a truth value, a list, or a table with text for keys, as TOML has it."""
    match of:
        case bool():
            return "true" if of else "false"
        case int() | float():
            return repr(of)
        case str():
            # JSON's escapes are TOML's, but DEL, which JSON leaves as it is.
            return json.dumps(of, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list() | tuple():
            return f"[{', '.join(map(value, of))}]"
        case Mapping():
            pairs = (f"{value(key)} = {value(each)}" for key, each in of.items())
            return f"{{ {', '.join(pairs)} }}" if of else "{}"
    raise TypeError(type(of).__name__)
