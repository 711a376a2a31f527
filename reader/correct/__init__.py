"""The user's word over the engine's: corrections made, applied and told; all of it pure."""

from reader.correct.applying import apply
from reader.correct.making import manner, named, not_here, said_by, same, wrong
from reader.correct.telling import told

__all__ = ["apply", "manner", "named", "not_here", "said_by", "same", "told", "wrong"]
