"""Who speaks, on sentences of countries of no corpus."""

import pytest


@pytest.mark.parametrize(
    ("text", "at", "speaker"),
    [
        ("According to Minister Ola Berg, work has begun.", "work", "Ola Berg"),
        ("In Minister Ola Berg's words, work has begun.", "work", "Ola Berg"),
        ("Emerging from talks, Minister Ola Berg said that work had begun.", "Emerging", None),
        ("Emerging from talks, Minister Ola Berg said that work had begun.", "work", "Ola Berg"),
        ("Work has begun, the Norwegian Ministry of Trade said.", "Work", "Norwegian Ministry of Trade"),
        ("Work has begun, the press service of the Norwegian ministry reported.", "Work", None),
        ("Both presidents said that work had begun.", "work", None),
        ("“Work has begun,” said Ola Berg, who runs the port.", "Work", "Ola Berg"),
        ("Minister Ola Berg arrived. He also noted that work had begun.", "work", "Ola Berg"),
        (
            "Minister Ola Berg named the tasks:\n\n- the port will grow;\n\n- the road will follow.",
            "the road",
            "Ola Berg",
        ),
        ("Minister Ola Berg was pleased that work had begun.", "work", "Ola Berg"),
    ],
)
def test_speaker(names, text, at, speaker):
    assert names(text).speaker_at(text.index(at)) == speaker


def test_it_means_the_body_that_spoke(names):
    text = "Trade grew, the Peruvian Ministry of Trade said. Exports fell, it added."
    assert names(text).speaker_at(text.index("Exports")) == "Peruvian Ministry of Trade"
