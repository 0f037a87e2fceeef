"""Language packs, tokens, sentences, lemmas, concepts and entities."""
