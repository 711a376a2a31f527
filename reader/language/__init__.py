"""What the extractors share: tokens, sentences, lexicon, linear models. Knows no extractor."""
