"""Taking away: the words on the clipboard, and the findings in a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from reader import display
from reader.app import citation, clipboard
from reader.app.narrowing import Narrowing
from reader.app.widgets.cards import NAMES
from reader.errors import ReaderError
from reader.model import Kind

if TYPE_CHECKING:
    from reader.app.widgets.export_dialog import Wish
    from reader.export import What


class Taking(Narrowing):
    """The part of the screen that copies and exports."""

    def action_copy(self) -> None:
        """Copies what is selected by mouse, else the item, else the paragraph, to the letter."""
        self._copy(citation.words)

    def action_copy_cited(self) -> None:
        """Copies the same with everything needed to cite it."""
        self._copy(citation.cited)

    def _copy(self, form: citation.Form) -> None:
        self.settle()
        by_mouse = self.get_selected_text()
        text = form(self.analysis, self.navigation, by_mouse)
        if not text:
            self.say("Nothing to copy here")
            return
        self.app.copy_to_clipboard(text.encode(errors="replace").decode())
        clipboard.put(text)
        hidden = sum(count for _, count in display.hidden(text))
        warning = f" with {hidden} hidden character{'s' * (hidden != 1)}" if hidden else ""
        self.say(f"Sent to the clipboard{warning}: {display.line(text)}")

    def action_export(self) -> None:
        """Asks what to write, as what, and writes it into the working folder."""
        if not self.ready:
            self.say("Nothing to write yet: people, quotes and statistics are being found")
            return
        from reader.app.widgets.export_dialog import ExportDialog  # noqa: PLC0415 - only who writes

        counts: dict[What, int] = {kind: len(self.listed(kind)) for kind in Kind}
        counts["notes"] = len(self.notes)
        dialog = ExportDialog(self.analysis, counts, Path.cwd())
        self.app.push_screen(dialog, self._export)

    def _export(self, wish: "Wish | None") -> None:
        if wish is None:
            return
        from reader import export  # noqa: PLC0415 - the same

        what, part = wish.what, self.analysis
        if what is not None:
            refs = self.listed(what) if isinstance(what, Kind) else ()
            if not refs and not (what == "notes" and len(self.notes)):
                name = NAMES[what].lower() if isinstance(what, Kind) else "notes"
                self.say(f"No {name} to write")
                return
            part = export.only(self.analysis, refs)
        try:
            written = export.save(part, wish.format, Path.cwd(), what, self.notes.all)
        except ReaderError as error:
            self.say(display.line(str(error)))
        else:
            self.say(f"Written to {display.name(written.name)}")
