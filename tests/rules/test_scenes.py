"""Every rule that ships, on whole articles: what must be told is told, and nothing else."""

from pathlib import Path

import pytest

from factcheck import yamlfile
from factcheck.extraction import extract
from factcheck.model import Article
from factcheck.rules import load, run

SCENES = yamlfile.load(Path(__file__).with_name("scenes.yml"))["scenes"]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene["name"])
def test_scene(scene):
    articles = [Article(id=f"article-{at}", **raw) for at, raw in enumerate(scene["articles"])]
    found = run(load(), articles, [one for article in articles for one in extract(article)])
    left = [one for one in found if one.relation != "agreement"]
    texts = {article.id: article.text for article in articles}
    for wanted in scene["expect"]:
        match = next(
            (one for one in left if one.rule == wanted["rule"] and _touches(one, wanted["between"], texts)), None
        )
        assert match is not None, f"{wanted} is not among {[(one.rule, one.message) for one in found]}"
        left.remove(match)
    assert [(one.rule, one.message) for one in left] == []


def _touches(finding, fragments, texts):
    return all(
        any(
            texts[place.article].find(fragment) <= place.span[1] - 1
            and place.span[0] < texts[place.article].find(fragment) + len(fragment)
            for place in finding.evidence
            if fragment in texts[place.article]
        )
        for fragment in fragments
    )
