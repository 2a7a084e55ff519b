"""Plots of differences around zero."""

from xml.etree import ElementTree

from salessim.reports.whatif.around_zero import bars
from salessim.study.intervals import estimate

TEXT = "{http://www.w3.org/2000/svg}text"


def test_a_long_name_stands_on_two_lines_and_is_not_cut_off():
    name = "Halve the usual discount, with fewer orders and a longer name than any plot has room for"
    svg = bars("t", "d", [(name, estimate([1.0, 2.0])), ("Short", estimate([1.0, 3.0]))], str)
    root = ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    names = [each.text or "" for each in root.iter(TEXT) if each.get("text-anchor") == "end"]
    assert names == ["Halve the usual discount,", "with fewer orders and a …", "Short"]
