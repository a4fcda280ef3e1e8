"""Dates and times in English: 24 hours, so that no “p.m.” brings a second full stop to the end of a sentence."""

DATETIME_FORMAT = "N j, Y, H:i"
