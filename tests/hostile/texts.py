"""Hostile text: what an article may hold that must not reach a terminal, and where it is tried."""

ORDERS = {
    "26 title by OSC 0, BEL": "\x1b]0;Evil title\x07",
    "26 title by OSC 2, ST": "\x1b]2;Evil title\x1b\\",
    "27 clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "28 link": "\x1b]8;;http://evil.example/\x1b\\here\x1b]8;;\x1b\\",
    "29 clear": "\x1b[2J\x1b[H",
    "29 position asked for": "\x1b[6n",
    "29 alternate screen left": "\x1b[?1049l",
    "30 CSI of one character": "\x9b31mred",
    "30 OSC of one character": "\x9d0;Evil title\x9c",
    "31 DCS": "\x1bP1$qm\x1b\\",
    "31 APC": "\x1b_Gevil\x1b\\",
    "31 PM": "\x1b^evil\x1b\\",
    "31 OSC without end": "\x1b]0;Evil title",
    "32 overwriting": "true\b\b\b\bfalse\x0bdown",
    "33 direction": "\u202eesrever\u2066 isolate",
    "34 invisible": "Lo\u200bpez\u2060 co\u00adop\ufeff",
    "35 tags": "\U000e0068\U000e0069",
    "40 end of transmission": "\x04\x00\x7f",
}
"""What each piece would do, by its number in the list of bad inputs."""

EVIL = " ".join(ORDERS.values())

ARTICLE = f"""\
Ferry late again{EVIL}

By Mira Holt

“We waited{EVIL} for two hours,” said Ana Ruiz, the mayor{ORDERS["29 clear"]}. About 40
percent of all crossings were late in May, the harbour office said.

[/nonsense] [bold]Holt[/bold] [@click=app.quit]now[/] [link=http://evil.example]takes[/link] the
bus \\ $var {{}} %s <b>bold</b> **too**.
"""

PAGE = f"""\
<!DOCTYPE html><html><head><meta charset="utf-8"><title>Ferry late{EVIL}</title>
<meta name="author" content="Mira Holt{EVIL}"><meta property="og:site_name" content="Post{EVIL}">
</head><body><article><h1>Ferry late{EVIL}</h1>
<p>“We waited for two hours,” said Ana Ruiz, the mayor{EVIL}. About 40 percent of all crossings were
late in May, the harbour office said on Tuesday, and it did not say why that was so.</p>
<p>&#27;]0;Evil title&#7; &#155;31m &#8238; The harbour office said on Tuesday that more boats would
come in the spring, and that nobody would have to wait for longer than a quarter of an hour.</p>
</article></body></html>
"""
