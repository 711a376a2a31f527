"""What is kept of all that was ever drawn, and is let go when something else is shown."""

from textual._styles_cache import StylesCache
from textual.strip import Strip


def forget() -> None:
    """Empties the caches that hold what is no longer shown.

    The one of a widget's two background colours holds the widget's lines too, long after it is
    gone; that of sequences for styles fills with those of each row of text ever shown, for the
    place in the text is part of a style.
    """
    StylesCache.get_inner_outer.cache_clear()
    Strip.render_ansi.cache_clear()
