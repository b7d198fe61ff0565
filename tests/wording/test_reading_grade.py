"""How hard a text is: what counts as a sentence and as a word, and which grade comes of it."""

import pytest

from rehab.wording.reading_grade import hardness, length, sentences, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Stop now. Call us.", ("Stop now.", "Call us.")),
        ("Between two bars", ("Between two bars",)),
        ("After each session: cool the knee.", ("After each session:", "cool the knee.")),
        ("38 C (100.4 F) or more.", ("38 C (100.4 F) or more.",)),
        ("", ()),
    ],
)
def test_sentences(text: str, parts: tuple[str, ...]) -> None:
    """A sentence ends at its stop, a phrase without one is a sentence, a decimal point ends none."""
    assert sentences(text) == parts


def test_words() -> None:
    """Numbers and signs are no words; a word keeps its apostrophe."""
    assert words("Don't stop, 3 x 10 - go on!") == ("Don't", "stop", "x", "go", "on")


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("घुटने में पानी है।", "hi", 4),
        ("توقف واتصل بالعيادة.", "ar", 3),
        ("请给诊所打电话。", "zh-Hans", 7),
        ("速度是 2 km/h。", "zh-Hans", 5),
        ("Call us now.", "en", 3),
    ],
)
def test_length(text: str, language: str, number: int) -> None:
    """Vowel signs belong to their word; Chinese counts its signs, and each foreign word as one."""
    assert length(text, language) == number


@pytest.mark.parametrize(
    ("text", "language"), [("रुकें। फ़ोन करें।", "hi"), ("هل يؤلمك؟ توقف.", "ar"), ("停下。打电话。", "zh-Hans")]
)
def test_other_stops(text: str, language: str) -> None:
    """Each script ends its sentences its own way; Chinese sets no space after them."""
    assert len(sentences(text)) == 2
    assert all(length(one, language) <= 2 or language == "zh-Hans" for one in sentences(text))


def test_english_is_flesch_and_kincaid_s() -> None:
    """Five words of one syllable in one sentence."""
    hard = hardness(("Stop now and call us.",), "en")
    assert hard is not None
    assert hard.value == pytest.approx(0.39 * 5 + 11.8 - 15.59)


def test_german_is_the_first_wiener_sachtextformel() -> None:
    """Four words: one of three syllables, one of one, two of more than six letters."""
    hard = hardness(("Gehen Sie langsam rückwärts.", "Kniegelenk."), "de")
    assert hard is not None
    assert hard.value == pytest.approx(0.1935 * 20 + 0.1672 * 2.5 + 0.1297 * 60 - 0.0327 * 20 - 0.875)


def test_spanish_is_szigriszt_s() -> None:
    """Four words with nine syllables in one sentence; a higher number is easier."""
    hard = hardness(("Camine despacio con cuidado.",), "es-MX")
    assert hard is not None
    assert hard.value == pytest.approx(206.835 - 62.3 * 10 / 4 - 4)
    assert hard.is_ease


def test_french_is_kandel_and_moles() -> None:
    """Three words with four syllables in one sentence; a higher number is easier."""
    hard = hardness(("Marchez très lentement.",), "fr")
    assert hard is not None
    assert hard.value == pytest.approx(207 - 73.6 * 6 / 3 - 1.015 * 3)
    assert hard.is_ease


@pytest.mark.parametrize(
    ("easy", "hard", "language"),
    [
        ("Stop now and call us.", "Temporarily discontinue weight-bearing progression.", "en-GB"),
        (
            "Gehen Sie nicht. Rufen Sie uns an.",
            "Unterbrechen Sie vorübergehend jede Belastung.",
            "de",
        ),
        ("No camine. Llame hoy.", "Interrumpa temporalmente la progresión rehabilitadora.", "es"),
        ("Ne marchez pas. Appelez-nous.", "Interrompez temporairement la progression fonctionnelle.", "fr"),
    ],
)
def test_the_edge_parts_plain_from_hard(easy: str, hard: str, language: str) -> None:
    """Whichever way a scale runs, what is over its edge is hard."""
    plain, trade = hardness((easy,), language), hardness((hard,), language)
    assert plain is not None
    assert trade is not None
    assert plain.over <= 0 < trade.over


@pytest.mark.parametrize(
    ("text", "language"), [("", "en"), ("توقف الآن.", "ar"), ("रुकें।", "hi"), ("停。", "zh")]
)
def test_no_formula(text: str, language: str) -> None:
    """Nothing to read is not judged, nor is a language that no formula was made for."""
    assert hardness((text,), language) is None
