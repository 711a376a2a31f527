"""The whole pipeline: an article in, everything found in it out."""

from reader.extract import people, quotes, statistics
from reader.language.document import read
from reader.model import Analysis, Article


def analyse(article: Article) -> Analysis:
    """Finds the people, quotes and statistics of `article`. Never raises on a text."""
    document = read(article)
    persons = people.find(document)
    quotations = quotes.find(document, persons)
    return Analysis(article, persons, quotations, statistics.find(document, quotations))
