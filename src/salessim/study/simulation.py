"""What simulating a department came to: its figures over all futures, and how they compare with the file's own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from salessim.department.kpis import EUR, KPIS
from salessim.department.plan import NotUsed
from salessim.department.replicate import BY, CURVE
from salessim.model.department import Results
from salessim.study.intervals import LEVEL, Estimate, estimate, ratio_estimate

Figures = dict[str, list[float]]
"""What one replication gives: numerator and denominator by name."""


@dataclass(frozen=True, slots=True)
class SimulatedKpi:
    """One figure over all replications.

    Attributes:
        name: Such as `deals_won` or `deals_won.small`.
        unit: Its unit.
        definition: What exactly is counted.
        estimate: Mean and what is known about it.
    """

    name: str
    unit: str
    definition: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Curve:
    """A figure along something.

    Attributes:
        name: Such as `pipeline`.
        points: What it stands at, such as a month, and the figure there.
    """

    name: str
    points: tuple[tuple[str, Estimate], ...]

    def as_json(self) -> list[dict[str, object]]:
        """Its points, each with what it stands at."""
        return [{"at": at, **_as_json(found)} for at, found in self.points]


@dataclass(frozen=True, slots=True)
class Cut:
    """The figures of one part: of a rep, a segment, a month.

    Attributes:
        value: Which part.
        kpis: Its figures.
    """

    value: str
    kpis: tuple[SimulatedKpi, ...]


@dataclass(frozen=True, slots=True)
class AgainstFile:
    """A real figure of the file beside the simulated one.

    Attributes:
        what: Which, by its key in `check_against`.
        real: The file's figure.
        simulated: The mean of the simulation.
        within: How far off the file allows it to be [share].
        error: Simulation error of the mean; None where it is not known.
    """

    what: str
    real: float
    simulated: float
    within: float
    error: float | None = None

    @property
    def off(self) -> float:
        """How far off the simulation is [share of the real figure]."""
        return self.simulated / self.real - 1.0 if self.real else math.inf

    @property
    def is_within(self) -> bool:
        """Whether that is as near as the file asks for."""
        return abs(self.off) <= self.within

    @property
    def is_settled(self) -> bool:
        """Whether more futures would hardly change the verdict: the error reaches neither across nor back."""
        if self.error is None:
            return False
        limit = self.within * abs(self.real)
        return abs(abs(self.simulated - self.real) - limit) >= self.error


@dataclass(frozen=True, slots=True)
class Simulation:
    """What simulating a department came to.

    Attributes:
        department: Its name.
        title: Its title.
        months: Length of the period [months].
        opening_months: How long it had run before [months].
        replications: How many futures were simulated.
        seed: Of all luck.
        kpis: The figures.
        against_file: How they compare with the file's own.
        not_used: What of the file has no effect, and why.
        curves: What plots show; empty where it was not asked for.
        by: Along what the figures were cut, too; empty where it was not asked for.
        cuts: The figures of each part.
    """

    department: str
    title: str
    months: int
    opening_months: int
    replications: int
    seed: int
    kpis: tuple[SimulatedKpi, ...]
    against_file: tuple[AgainstFile, ...]
    not_used: tuple[NotUsed, ...]
    curves: tuple[Curve, ...] = ()
    by: str = ""
    cuts: tuple[Cut, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim simulate --json` prints."""
        return {
            "department": self.department,
            "months": self.months,
            "opening_months": self.opening_months,
            "replications": self.replications,
            "seed": self.seed,
            "kpis": _kpis_json(self.kpis),
            "against_file": [
                {
                    "what": each.what,
                    "real": each.real,
                    "simulated": each.simulated,
                    "off": each.off,
                    "within": each.within,
                    "is_within": each.is_within,
                    "is_settled": each.is_settled,
                }
                for each in self.against_file
            ],
            "not_used": [{"path": each.path, "why": each.why} for each in self.not_used],
            **({"by": {self.by: {cut.value: _kpis_json(cut.kpis) for cut in self.cuts}}} if self.by else {}),
            **({"curves": {curve.name: curve.as_json() for curve in self.curves}} if self.curves else {}),
        }


def estimated(results: Sequence[Figures], currency: str, level: float = LEVEL) -> tuple[SimulatedKpi, ...]:
    """The figures of all replications put together; one that exists in none of them is left out.

    A part that a replication does not mention, such as a segment without a deal, counts as nothing there.
    """
    kpis = []
    for name in _names(results):
        kpi = KPIS[name.partition(".")[0]]
        pairs = [result.get(name, [0.0, 0.0]) for result in results]
        found = _estimate(kpi.kind, pairs, level)
        if found is not None:
            kpis.append(SimulatedKpi(name, kpi.unit.replace(EUR, currency), kpi.definition, found))
    return tuple(kpis)


def _names(results: Sequence[Figures]) -> list[str]:
    """All names, in the order of the list of figures, the whole before its parts."""
    places = {name: place for place, name in enumerate(KPIS)}
    found = {name for result in results for name in result if "|" not in name}
    return sorted(found, key=lambda name: (places[name.partition(".")[0]], name))


def _kpis_json(kpis: Sequence[SimulatedKpi]) -> dict[str, object]:
    return {kpi.name: {**_as_json(kpi.estimate), "unit": kpi.unit} for kpi in kpis}


def _as_json(found: Estimate) -> dict[str, object]:
    return {
        "mean": found.mean,
        "simulation_error": found.simulation_error,
        "low": found.low,
        "high": found.high,
        "level": found.level,
    }


def estimated_curves(results: Sequence[Figures], level: float = LEVEL) -> tuple[Curve, ...]:
    """The curves of all replications put together, their points in the order of the first that has them."""
    names = dict.fromkeys(name for result in results for name in result if name.startswith(f"{CURVE}|"))
    curves: dict[str, list[tuple[str, Estimate]]] = {}
    for name in names:
        _, curve, point = name.split("|", 2)
        pairs = [result.get(name, [0.0, 0.0]) for result in results]
        found = ratio_estimate([above for above, _ in pairs], [below for _, below in pairs], level)
        if found is not None:
            curves.setdefault(curve, []).append((point, found))
    return tuple(Curve(name, tuple(points)) for name, points in curves.items())


def estimated_cuts(
    results: Sequence[Figures], currency: str, level: float = LEVEL, by_world: bool = False
) -> tuple[Cut, ...]:
    """The figures of every part, all replications put together; of a world, those that lie in it."""
    parts: dict[str, list[Figures]] = {}
    for number, result in enumerate(results):
        for name, pair in result.items():
            if name.startswith(f"{BY}|"):
                _, value, figure = name.split("|", 2)
                parts.setdefault(value, [{} for _ in results])[number][figure] = pair
    if by_world:
        parts = {value: [each for each in figures if each] for value, figures in parts.items()}
    return tuple(Cut(value, estimated(figures, currency, level)) for value, figures in sorted(parts.items()))


def _estimate(kind: str, pairs: Sequence[list[float]], level: float) -> Estimate | None:
    if kind == "total":
        return estimate([above for above, _ in pairs], level)
    if kind == "ratio":
        return ratio_estimate([above for above, _ in pairs], [below for _, below in pairs], level)
    values = [above for above, below in pairs if below]
    return estimate(values, level) if values else None


def compared(kpis: Sequence[SimulatedKpi], real: Results | None, months: int) -> tuple[AgainstFile, ...]:
    """The file's real figures, which are a year's, beside the simulated ones, brought to a year."""
    if real is None:
        return ()
    found = {kpi.name: kpi.estimate for kpi in kpis}
    a_year = 12 / months

    def beside(what: str, figure: float, kpi: str, scale: float) -> AgainstFile:
        estimated_kpi = found.get(kpi)
        if estimated_kpi is None:
            return AgainstFile(what, figure, 0.0, real.within)
        error = estimated_kpi.simulation_error
        scaled = None if error is None else error * scale
        return AgainstFile(what, figure, estimated_kpi.mean * scale, real.within, scaled)

    figures = []
    if real.new_revenue is not None:
        figures.append(beside("new_revenue", real.new_revenue.amount, "new_revenue", a_year))
    figures += [
        beside(f"deals_won.{segment}", count, f"deals_won.{segment}", a_year)
        for segment, count in real.deals_won.items()
    ]
    if real.revenue_over_quota is not None:
        figures.append(beside("revenue_over_quota", real.revenue_over_quota, "quota_attainment", 1.0))
    return tuple(figures)
