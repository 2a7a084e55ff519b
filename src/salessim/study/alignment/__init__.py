"""Which rep looks after which account: a map that is cheap to drive, even in work and easy on customers."""

from salessim.study.alignment.aligning import Aligned, align
from salessim.study.alignment.case import Account, Case, Prices, Rep

__all__ = ["Account", "Aligned", "Case", "Prices", "Rep", "align"]
