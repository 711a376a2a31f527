"""What can go wrong between a user and an article, each with one line to say and an exit code."""


class ReaderError(Exception):
    """Something failed; the message is one sentence for the user, names in it already shown."""

    exit_code = 1


class MissingInputError(ReaderError):
    """The named input does not exist."""

    exit_code = 66
    """EX_NOINPUT of sysexits.h."""


class UsageError(ReaderError):
    """The command was called in a way that it does not understand."""

    exit_code = 2
