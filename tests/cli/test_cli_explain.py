"""explain: a finding by the beginning of its fingerprint, or a rule by its name."""

from __future__ import annotations

import json
from pathlib import Path

from process import run


def finding(articles: Path) -> dict[str, str]:
    document = json.loads(run("scan", "articles", "--format", "json", cwd=articles.parent).out)
    return dict(document["findings"][0])


def test_a_finding_is_explained_step_by_step(articles: Path) -> None:
    found = finding(articles)
    done = run("explain", found["fingerprint"][:8], "articles", cwd=articles.parent)
    assert done.code == 0
    for words in (
        "written",
        "number",
        "unit",
        "can mean",
        "modality",
        "31 people",
        "54 people",
        found["rule"],
        "The rule",
    ):
        assert words in done.out
    assert found["fingerprint"] in done.out


def test_a_hidden_finding_can_be_explained(articles: Path) -> None:
    found = finding(articles)
    (articles.parent / "factcheck.yml").write_text(
        f"paths: [articles]\nmin_confidence: 1\nignore:\n  - {{fingerprint: {found['fingerprint']}, reason: known}}\n",
        encoding="utf-8",
    )
    assert run("explain", found["fingerprint"][:6], cwd=articles.parent).code == 0


def test_a_rule_is_explained(articles: Path) -> None:
    rule = finding(articles)["rule"]
    done = run("explain", rule, cwd=articles.parent)
    assert done.code == 0
    for words in ("description", "severity", rule):
        assert words in done.out


def test_an_unknown_name(articles: Path) -> None:
    rule = finding(articles)["rule"]
    done = run("explain", f"{rule}s", "articles", cwd=articles.parent)
    assert done.code == 2
    assert f"did you mean {rule!r}?" in done.err


def test_a_prefix_of_several(articles: Path) -> None:
    text = "The ferry carried {} cars, the port of Halden said on 3 March 2025.\n"
    (articles / "x.txt").write_text(text.format(40), encoding="utf-8")
    (articles / "y.txt").write_text(text.format(90), encoding="utf-8")
    done = run("explain", "", "articles", cwd=articles.parent)
    assert done.code == 2
    assert "begins" in done.err
