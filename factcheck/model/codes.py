"""The codes of errors and warnings. They are stable: a code is never given to something else.

data/errors.yml says of each what it means, with an example that the tests run, and how to repair it; docs/errors.md and
`factcheck explain CODE` are made of it. 1xx usage, 2xx files, 3xx configuration, 4xx rules, 5xx plugins, 6xx warnings,
9xx faults of factcheck.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What went wrong, in a form that stays when the wording of a message changes."""

    USAGE = "FC100"
    UNKNOWN_COMMAND = "FC101"
    UNKNOWN_OPTION = "FC102"
    ARGUMENTS = "FC103"
    OPTION_VALUE = "FC104"
    CLASHING_OPTIONS = "FC105"
    NOTHING_TO_READ = "FC106"
    UNKNOWN_RULE = "FC107"
    UNKNOWN_LANGUAGE = "FC108"
    GIT = "FC109"
    UNKNOWN_FINDING = "FC110"
    FILE_EXISTS = "FC111"

    NO_SUCH_FILE = "FC201"
    UNREADABLE = "FC202"
    NOT_YAML = "FC203"
    NOT_UTF8 = "FC204"
    UNWRITABLE = "FC205"
    OVERWRITES = "FC206"
    BAD_PAIR = "FC207"
    NOT_ONE_ARTICLE = "FC208"

    CONFIG_VALUE = "FC301"
    CONFIG_KEY = "FC302"
    CONFIG_IGNORE = "FC303"
    EXCLUDE_PATTERN = "FC304"
    SOURCES_VALUE = "FC311"
    SOURCES_KEY = "FC312"
    SOURCES_PATTERN = "FC313"
    BASELINE = "FC321"
    DATA = "FC331"

    RULE_MISSING = "FC401"
    RULE_KEY = "FC402"
    RULE_VALUE = "FC403"
    RULE_WORD = "FC404"
    RULE_KNOWLEDGE = "FC405"
    RULE_SHAPE = "FC406"
    RULE_CHECK = "FC407"
    RULE_MESSAGE = "FC408"
    RULE_PATTERN = "FC409"
    RULE_TWICE = "FC410"
    RULE_TEST = "FC411"
    NO_RULES = "FC412"

    PLUGIN_BROKEN = "FC501"
    PLUGIN_CLASH = "FC502"
    PLUGIN_FAILED = "FC503"

    EMPTY = "FC601"
    ENCODING = "FC602"
    BAD_LINE = "FC603"
    LEFT_OUT = "FC604"
    NO_PACK = "FC605"
    SKIPPED = "FC606"
    SKIPPED_FAULT = "FC607"
    FRONT_MATTER = "FC611"
    METADATA = "FC612"
    LANGUAGE_DOUBT = "FC613"
    SOURCES_IDLE = "FC614"
    SAME_ID = "FC615"
    NO_ARTICLES = "FC616"
    IGNORE_FILE = "FC617"
    EXTENSION = "FC618"
    IGNORE_IDLE = "FC621"
    IGNORE_INCOMPLETE = "FC622"
    IGNORE_EXPIRED = "FC623"
    NOTHING_NEW = "FC624"
    BASELINE_IDLE = "FC625"
    UNREAD_PAIR = "FC631"

    FAULT = "FC900"
