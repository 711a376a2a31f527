"""The tables of the library, version by version; a released version never changes."""

from reader.library.storage import Migrations

_TEXT = "iif(json_valid(record), json_extract(record, '$.text'), '')"
_GAPS = f"replace(replace(trim({_TEXT}), char(10, 10), ' '), char(10), ' ')"
"""The text with a blank where a line or paragraph ends, so that blanks count its words."""
_MEASURE = f"""UPDATE articles SET length = length({_TEXT}),
    word_count = 1 + length({_GAPS}) - length(replace({_GAPS}, ' ', ''))"""  # noqa: S608 - ours

LIBRARY: Migrations = (
    (
        """CREATE TABLE articles (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            source TEXT NOT NULL,
            origin TEXT,
            published TEXT,
            added TEXT NOT NULL,
            opened TEXT,
            stamp TEXT,
            record TEXT NOT NULL
        )""",
        "CREATE INDEX articles_by_origin ON articles (origin)",
        """CREATE TABLE positions (
            article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            moved TEXT NOT NULL
        )""",
        """CREATE TABLE notes (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            place INTEGER NOT NULL,
            words TEXT NOT NULL,
            made TEXT NOT NULL
        )""",
        "CREATE INDEX notes_by_article ON notes (article)",
    ),
    (
        "ALTER TABLE articles ADD COLUMN sample INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE articles ADD COLUMN length INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE articles ADD COLUMN word_count INTEGER NOT NULL DEFAULT 0",
        _MEASURE,
        "CREATE INDEX articles_by_time ON articles (sample, coalesce(opened, added) DESC, id DESC)",
        """CREATE TABLE joined (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            made TEXT NOT NULL
        )""",
        """CREATE TABLE appearances (
            article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            joined INTEGER NOT NULL REFERENCES joined (id) ON DELETE CASCADE,
            PRIMARY KEY (article, name)
        )""",
    ),
)
"""What must not be lost. `key` is a hash of the text, `record` that of the article as JSON,
`origin` its absolute path, `stamp` the size and time of the file when it was read; `sample` marks
what came with the program. A row of `joined` is one person in several articles, as the user says;
its appearances are the names of that person in each."""

INDEX: Migrations = (
    (
        """CREATE TABLE extractions (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            engine TEXT NOT NULL,
            title TEXT NOT NULL,
            source TEXT NOT NULL,
            published TEXT NOT NULL,
            record BLOB NOT NULL
        )""",
        """CREATE TABLE items (
            id INTEGER PRIMARY KEY,
            extraction INTEGER NOT NULL REFERENCES extractions (id),
            kind TEXT NOT NULL,
            ref TEXT NOT NULL,
            start INTEGER NOT NULL,
            label TEXT NOT NULL,
            text TEXT NOT NULL,
            who TEXT NOT NULL,
            about TEXT NOT NULL,
            unit TEXT NOT NULL
        )""",
        "CREATE INDEX items_by_extraction ON items (extraction)",
        """CREATE VIRTUAL TABLE item_words USING fts5 (
            kind, text, who, about, unit, content = items, content_rowid = id,
            tokenize = "unicode61 remove_diacritics 2"
        )""",
        """CREATE TRIGGER item_added AFTER INSERT ON items BEGIN
            INSERT INTO item_words (rowid, kind, text, who, about, unit)
            VALUES (new.id, new.kind, new.text, new.who, new.about, new.unit);
        END""",
        """CREATE TRIGGER item_removed AFTER DELETE ON items BEGIN
            INSERT INTO item_words (item_words, rowid, kind, text, who, about, unit)
            VALUES ('delete', old.id, old.kind, old.text, old.who, old.about, old.unit);
        END""",
        """CREATE VIRTUAL TABLE article_words USING fts5 (
            title, text, tokenize = "unicode61 remove_diacritics 2"
        )""",
    ),
    (
        "ALTER TABLE items ADD COLUMN person TEXT NOT NULL DEFAULT ''",
        "UPDATE extractions SET engine = ''",
    ),
)
"""What can be found again: the extractions, their items, and the words of both. `record` is the
zlib-compressed JSON record; `kind` is among the indexed words so that one query answers all;
`person` is the id of who an item is or is said by."""
