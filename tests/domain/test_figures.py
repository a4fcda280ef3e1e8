"""What an edition keeps of the figures for which it was not built."""

import pytest

from manuals.domain.figures import packed, unpacked

CITED = {"law-kr-school": ["E3-2", "M-4"], "g-2024-synth": ["M-4"], "k-1366": ["E3-2"]}


def test_what_is_packed_comes_out_again():
    assert unpacked(packed(CITED, most=300)) == (CITED, 0)


@pytest.mark.parametrize("most", range(20, 75))
def test_what_does_not_fit_is_counted_and_never_cut(most: int):
    text = packed(CITED, most=most)
    kept, more = unpacked(text)
    assert len(text) <= most
    assert len(kept) + more == len(CITED)
    assert all(CITED[slug] == codes for slug, codes in kept.items())


@pytest.mark.parametrize("message", ["", "The build stopped halfway. Please build again.", "figure"])
def test_any_other_message_names_no_figure(message: str):
    assert unpacked(message) == ({}, 0)
