"""Dates and durations: TIMEX3 values, first and last day, role."""

from factcheck.extraction.dates.expression import DateContext, DateExpression
from factcheck.extraction.dates.reader import read_dates

__all__ = ["DateContext", "DateExpression", "read_dates"]
