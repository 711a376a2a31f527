"""The panes and lines of the window."""
