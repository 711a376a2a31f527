"""What lies under the panes: rows of one colour, drawn without much machinery."""

from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def blank(widget: Widget, region: Region) -> list[Strip]:
    """A region of a widget in the colour of its ground."""
    row = Strip.blank(region.width, widget.visual_style.rich_style)
    for line_filter in widget.get_line_filters():
        row = row.apply_filter(line_filter, widget.background_colors[1])
    return [row] * region.height


class Panes(Horizontal):
    """The article beside its sidebar, which cover it all but for a border below them."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank rows, and the border where there is one."""
        rows = min(max(self.size.height - crop.y, 0), crop.height)
        inside, border = crop.split_horizontal(rows)
        return [*blank(self, inside), *(super().render_lines(border) if border else [])]
