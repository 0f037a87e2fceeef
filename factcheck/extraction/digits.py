"""Numbers in digits: separators and the precision they are written with."""

from __future__ import annotations

import math
import re

_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")


def parse_digits(token: str, decimal: str, group: str) -> tuple[float, float] | None:
    """Value and precision of a token in digits, or None when it is none ("1.2.3", "20.03.2005", "12ab").

    A single separator before exactly three digits is read as the language writes it ("1.342" is 1342 in French and
    1.342 in English); anything else is unambiguous.
    """
    text = token.translate(_SPACES)
    spaced = len(text) != len(token)
    points, commas = text.count("."), text.count(",")
    if points and commas:
        decimal, group = ("." if text.rindex(".") > text.rindex(",") else ","), ""
        group = "," if decimal == "." else "."
        whole, _, rest = text.rpartition(decimal)
        if decimal in whole or not _grouped(whole, group):
            return None
        text = whole.replace(group, "") + "." + rest
    elif points or commas:
        mark = "." if points else ","
        parts = text.split(mark)
        if len(parts) > 2:
            if not _grouped(text, mark):
                return None
            text = "".join(parts)
        elif not spaced and mark == group and len(parts[1]) == 3 and 0 < len(parts[0]) <= 3 and parts[0] != "0":
            text = parts[0] + parts[1]
        elif not parts[0]:
            return None
        else:
            text = parts[0] + "." + parts[1]
    head, _, tail = text.partition(".")
    if not head.isdecimal() or (tail and not tail.isdecimal()) or len(text) > 300:
        return None
    return float(text), precision_of(head, tail)


_POWER = re.compile(r"([\d.,]{1,40})(?:e([+-]?)(\d{1,3})|\^([+-]?)(\d{1,3})|x10\^([+-]?)(\d{1,3}))")


def parse_power(text: str, decimal: str, group: str) -> float | None:
    """The value of "1.5e6", "10^6" or "1.3x10^-4"; None when it is none, or beyond what a quantity can be."""
    found = _POWER.fullmatch(text)
    base = parse_digits(found.group(1), decimal, group) if found else None
    if found is None or base is None:
        return None
    mantissa = base[0]
    sign, exponent = next((found.group(i), found.group(i + 1)) for i in (2, 4, 6) if found.group(i + 1))
    power = int(sign + exponent)
    raised = bool(found.group(5))
    if abs(power) > 60 or (raised and not _raises(mantissa, power)):
        return None
    value = mantissa**power if raised else mantissa * 10.0**power
    return value if abs(value) < 1e60 else None


def _raises(mantissa: float, power: int) -> bool:
    """Whether a power is a number at all ("0^-1" is none) that a float can hold."""
    return power >= 0 if not mantissa else abs(power * math.log10(mantissa)) < 100


def precision_of(whole: str, decimals: str) -> float:
    """Half a unit of the last digit that counts: 1.28 -> 0.005, 12 -> 0.5, 13000 -> 50 (a tenth of the rounding)."""
    if decimals:
        return 0.5 * float(10 ** -min(len(decimals), 300))
    zeros = len(whole) - len(whole.rstrip("0"))
    return 0.5 * float(10 ** (zeros - 1)) if 3 <= zeros < len(whole) else 0.5


def _grouped(text: str, mark: str) -> bool:
    first, *rest = text.split(mark)
    if mark == "," and len(rest) > 1 and len(first) <= 2 and all(len(part) == 2 for part in rest[:-1]):
        return len(rest[-1]) == 3  # 12,34,567 in India
    return 0 < len(first) <= 3 and all(len(part) == 3 for part in rest)
