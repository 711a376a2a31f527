"""Sets of keys for hands that know another program: what differs from the keys of the reader.

Where digits count, the lists go by capitals: `5j` is five lines, `12G` the twelfth paragraph.
"""

from collections.abc import Mapping

_COUNTED = {
    "count.digit": "1,2,3,4,5,6,7,8,9",
    "list.people": "P",
    "list.quotes": "Q",
    "list.statistics": "F",
    "sidebar.toggle": "s",
    "library.private": "I",
    "library.search": "slash",
}
_LESS = {
    **_COUNTED,
    "article.down": "j,down,ctrl+n",
    "article.left": "left",
    "article.page-down": "space,f,ctrl+f,ctrl+v,pagedown",
    "article.page-up": "b,ctrl+b,pageup",
    "article.half-down": "d,ctrl+d",
    "article.half-up": "u,ctrl+u",
    "list.page": "space,f,ctrl+f,ctrl+d,ctrl+v,pagedown",
    "list.page-back": "b,ctrl+b,ctrl+u,pageup",
    "dossier.close": "left",
    "place.percent": "percent_sign,p",
    "search.open": "slash",
    "search.back": "question_mark",
    "help.open": "h,f1",
    "article.information": "equals_sign,i,ctrl+g",
    "article.reload": "R,r",
    "measure.reset": "underscore",
}
_VIM = {
    **_COUNTED,
    "article.right": "l,w,right",
    "article.left": "h,b,left",
    "article.next-paragraph": "right_curly_bracket,right_parenthesis",
    "article.previous-paragraph": "left_curly_bracket,left_parenthesis",
    "article.page-down": "ctrl+f,space,pagedown",
    "article.page-up": "ctrl+b,pageup",
    "article.half-down": "ctrl+d",
    "article.half-up": "ctrl+u",
    "list.page": "ctrl+f,ctrl+d,space,pagedown",
    "list.page-back": "ctrl+b,ctrl+u,pageup",
    "pane.next": "tab,ctrl+w",
    "place.percent": "percent_sign",
    "mention.next": "full_stop,semicolon",
    "item.why": "K",
    "search.open": "slash",
    "search.back": "question_mark",
    "help.open": "f1",
    "selection.begin": "v,V",
    "marks.cycle": "M",
}
PRESETS: Mapping[str, Mapping[str, str]] = {"default": {}, "less": _LESS, "vim": _VIM}
"""The keys of each action that has others than usual, by the name of the set."""
