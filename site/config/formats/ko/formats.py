"""Dates and times in Korean: morning or afternoon stands before the hour (오후 1:19)."""

DATETIME_FORMAT = "Y년 n월 j일 A g:i"
