"""JSONL, whole and malformed: what becomes an article, and how the rest is reported."""

from __future__ import annotations

from on_disk import Files, load_one, reason

from factcheck import corpus


def test_jsonl_keeps_texts_to_the_character(files: Files) -> None:
    text = " One.\\r\\nTwo\\u00a0%.\\n"
    article = load_one(files, "a.jsonl", f'{{"id": 7, "text": "{text}", "lang": "en", "extra": {{"a": 1}}}}\n')
    assert (article.id, article.text, article.line_offset) == ("7", " One.\r\nTwo\u00a0%.\n", 0)


def test_one_bad_line_is_skipped_and_the_others_load(files: Files) -> None:
    lines = [
        b'{"id": "a", "text": "One of our own sentences, in English."}',
        b'{"id": "b", "text": ',
        b"",
        b'["a list"]',
        b'{"id": "c"}',
        b'{"id": "d", "text": 5}',
        b'{"id": "e", "text": "  "}',
        b'{"id": "f", "text": "caf\xe9"}',
        b'{"id": ["g"], "text": "x"}',
        b'{"text": "\\ud800 alone"}',
        b"[" * 100_000,
        b'{"id": "z", "text": "The last one of them all.", "published": "2025-13-01"}\r',
    ]
    files({"a.ndjson": b"\xef\xbb\xbf" + b"\n".join(lines)})
    loaded = corpus.load(["a.ndjson"])
    assert [article.id for article in loaded.articles] == ["a", "z"]
    reasons = {skipped.line: skipped.reason for skipped in loaded.skipped}
    assert set(reasons) == {2, 4, 5, 6, 7, 8, 9, 10, 11}
    assert reasons[5] == "no key text"
    assert reasons[6] == "text: expected a string"
    assert reasons[7] == "empty"
    assert reasons[8].startswith("not UTF-8: byte 0xe9")
    assert [(notice.path, notice.line) for notice in loaded.notices] == [("a.ndjson", 12)]


def test_lines_without_an_id_are_named_by_file_and_line(files: Files) -> None:
    files({"news/a.jsonl": '{"text": "One sentence here."}\n\n{"text": "And another sentence here."}\n'})
    assert [article.id for article in corpus.load(["news"]).articles] == ["a.jsonl:1", "a.jsonl:3"]


def test_jsonl_in_utf16_and_binary_jsonl(files: Files) -> None:
    article = load_one(files, "a.jsonl", '{"text": "The été of the town."}'.encode("utf-16"))
    assert article.text == "The été of the town."
    assert reason(files, "b.jsonl", b"\x89PNG\x00\n\x00\n") == "binary: it holds NUL bytes"
    assert reason(files, "c.jsonl", b"\n \n") == "empty"
