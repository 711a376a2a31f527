"""The application: themes, keymap, style sheets, signals. It knows nothing of the article."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.dom import DOMNode
from textual.events import Event, InputEvent, Key, Paste
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from reader import display
from reader.app import drawn, stylesheets, themes
from reader.app.choices import Choices
from reader.app.counting import Counting
from reader.app.desk import Desk
from reader.app.driver import Driver
from reader.app.keyboard import Keyboard
from reader.app.messages import LookChosen
from reader.app.rebinding import Keys, rebound
from reader.app.stage import ENDINGS, Curtain


def _commands() -> type[Provider]:
    from reader.app.commands import Commands  # noqa: PLC0415 - only who opens the palette

    return Commands


class ReaderApp(App[int], inherit_bindings=False):
    """Opens the window on one screen and leaves the terminal as it was."""

    CSS_PATH = stylesheets.paths()  # type: ignore[assignment]  # a list of paths is allowed
    COMMANDS: ClassVar[set[Callable[[], type[Provider]]]] = {_commands}  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        opening: Desk,
        *,
        theme: str = themes.DEFAULT,
        own: Sequence[Theme] = (),
        look: Choices | None = None,
        keep: Callable[[Choices], None] | None = None,
        keys: Keys | None = None,
        curtain: Curtain | None = None,
    ) -> None:
        self.curtain = curtain or Curtain()
        self._opening = opening
        self.keyboard, self.counting = Keyboard(self), Counting(self)
        self._keys = keys or {}
        super().__init__(driver_class=Driver)
        self._disable_notifications = self._disable_tooltips = True  # the last line says it all
        self._look, self._keep = look or Choices(), keep
        self._mine = tuple(each.name for each in own)
        for each in (*themes.OWN, *own):
            self.register_theme(each)
        known = theme in self.available_themes
        self.theme = theme if known else themes.DEFAULT
        if not known:
            opening.say(f"There is no theme {display.line(theme)}; T shows those there are")
        self.failure: Exception | None = None
        """What went wrong inside the window, where something did."""

    def get_default_screen(self) -> Screen[None]:
        """The article."""
        return self._opening

    async def on_event(self, event: Event) -> None:
        """Lets keys, clicks and pasted text act one after the other, a key as often as counted."""
        if isinstance(event, InputEvent | Paste) and self.keyboard.holds(event):
            return
        if isinstance(event, Key) and self.counting.takes(event):
            return
        await super().on_event(event)

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        """Gives a widget the keys that the user wants before it takes any."""
        child._bindings = rebound(child._bindings, self._keys)  # noqa: SLF001 - Textual's own keymap is applied anew at each key
        super()._register_child(parent, child, before, after)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables, and those of marks."""
        variables = super().get_css_variables()
        ansi = self.current_theme.ansi
        return {**variables, **themes.marks(variables, ansi=ansi)}

    def refresh_css(self, animate: bool = True) -> None:
        """Styles anew what is shown; before anything is, the sheets need no second reading."""
        if self._is_mounted:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_load(self) -> None:
        """From before the terminal changes on, ends by the loop when told to end."""
        loop = asyncio.get_running_loop()
        for number, code in ENDINGS.items():
            loop.add_signal_handler(number, self.end, code)

    def end(self, code: int) -> None:
        """Ends at the first of the signals; those that follow come too late to change the code."""
        if self.return_code is None:
            self.exit(code, code)

    def on_mount(self) -> None:
        """Draws on waking; hears keys from when there is something that they can act on."""
        self._opening.call_later(self._begin)
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))
        self.screen_change_signal.subscribe(self, lambda _screen: drawn.forget())

    def _begin(self) -> None:
        self._opening.unveil()
        if isinstance(self._driver, Driver):
            self._driver.begin()

    def action_command_palette(self) -> None:
        """Opens the palette."""
        from reader.app.commands import Palette  # noqa: PLC0415 - the same

        if not Palette.is_open(self):  # type: ignore[arg-type]  # App is invariant there
            self.push_screen(Palette(id="--command-palette"))

    def action_themes(self) -> None:
        """Shows the themes; the window looks like each one walked to."""
        from reader.app.widgets.theme_picker import ThemePicker  # noqa: PLC0415 - few choose often

        names = (*self._mine, *themes.names())
        self.push_screen(ThemePicker(names, self.theme), self._theme_chosen)

    def _theme_chosen(self, kept: str | None) -> None:
        if kept and isinstance(self.screen, Desk):
            self.screen.say(f"Theme {self.theme}")
            self.post_message(LookChosen())

    @on(LookChosen)
    def _look_chosen(self, message: LookChosen) -> None:
        """Has what was chosen hold the next time too."""
        if self._keep:
            self._look = Choices(self.theme, message.measure or self._look.measure)
            self.run_worker(partial(self._keep, self._look), thread=True, group="choices")

    def panic(self, *_renderables: object) -> None:
        """Leaves without a traceback on the screen; who opened the window says what happened.

        What fails once a signal has ended the window is of no interest: it is half taken down.
        """
        if self.return_value is not None:
            self._return_code = self.return_value
            return
        self.failure = self._exception or RuntimeError("the keyboard could not be read")
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()
