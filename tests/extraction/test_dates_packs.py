"""Dates of the packs besides English and French: the commonest forms, each found where it stands."""

from __future__ import annotations

import pytest

from factcheck.extraction import extract
from factcheck.model import Article

CASES = [
    ("de", "Es war im Mai 2025 kalt.", ["2025-05"]),
    ("de", "Am 3. März 2025 kamen sie an.", ["2025-03-03"]),
    ("de", "Seit 2019 ist das so.", ["2019"]),
    ("de", "Im vergangenen Jahr sank der Preis.", ["2024"]),
    ("de", "Gestern kam er an.", ["2025-06-15"]),
    ("de", "Vor zwei Jahren wurde es gebaut.", ["2023"]),
    ("de", "Der Mann liest ein Buch.", []),
    ("es", "La reunión es el 3 de mayo de 2025.", ["2025-05-03"]),
    ("es", "El año pasado subieron los precios.", ["2024"]),
    ("es", "Se fundó hace dos años.", ["2023"]),
    ("es", "Llegó ayer.", ["2025-06-15"]),
    ("es", "Un hombre lee un libro.", []),
    ("it", "La riunione è il 3 maggio 2025.", ["2025-05-03"]),
    ("it", "È nata due anni fa.", ["2023"]),
    ("it", "Dal 2019 è così.", ["2019"]),
    ("it", "È arrivato ieri.", ["2025-06-15"]),
    ("it", "Un uomo legge un libro.", []),
    ("nl", "De vergadering is op 3 mei 2025.", ["2025-05-03"]),
    ("nl", "Vorig jaar stegen de prijzen.", ["2024"]),
    ("nl", "Sinds 2019 is dat zo.", ["2019"]),
    ("nl", "Hij kwam gisteren aan.", ["2025-06-15"]),
    ("nl", "Een man leest een boek.", []),
    ("sv", "Mötet är den 3 maj 2025.", ["2025-05-03"]),
    ("sv", "Förra året steg priserna.", ["2024"]),
    ("sv", "I fjol steg priserna.", ["2024"]),
    ("sv", "Så har det varit sedan 2019.", ["2019"]),
    ("sv", "Han kom i går.", ["2025-06-15"]),
    ("sv", "En man läser en bok.", []),
    ("pt", "A reunião é em 3 de maio de 2025.", ["2025-05-03"]),
    ("pt", "No ano passado subiram os preços.", ["2024"]),
    ("pt", "Foi fundada há dois anos.", ["2023"]),
    ("pt", "Chegou ontem.", ["2025-06-15"]),
    ("pt", "Comprou dez maçãs e lê um livro.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_dates(language: str, text: str, expected: list[str]) -> None:
    found = [a for a in extract(Article("a", text, language, published="2025-06-16")) if a.kind == "date"]
    assert [a.timex for a in found] == expected
