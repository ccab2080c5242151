"""A trap: a file, a sentence that names what it does, and what a reader must make of it. Keys of a cell that are not given
are not compared; cells that are not listed must not be there."""

TRAPS = []


def trap(sentence, data, cells=None, sheets=None, names=None, links=None, figures=None, refused=None,
         ending=".xlsx"):
    """`cells` as `scorebook cells -f json` has them; `sheets`, `names` and `links` as `scorebook inspect -f json` has them
    (a sheet's keys that are not given are not compared; without `oddities` there must be none); `figures`, all that
    `scorebook convert` reads, each as "CELL MEASURE PERIOD VALUE"; or `refused`, the words after the file's name. `ending`
    is that of the file's name."""
    assert (refused is None) != (cells is None), sentence
    data = data if isinstance(data, bytes) else data.bytes()
    TRAPS.append({"sentence": sentence, "data": data, "cells": cells, "sheets": sheets, "names": names, "links": links,
                  "figures": figures, "refused": refused, "ending": ending})


def cell(place, kind, value, **more):
    sheet, _, ref = place.rpartition("!")
    return {"sheet": sheet or "Data", "cell": ref, "type": kind, "value": value, **more}


def number(place, value, **more):
    return cell(place, "number", value, **more)


def text(place, value, **more):
    return cell(place, "text", value, **more)


def error(place, value, **more):
    return cell(place, "error", value, **more)


def truth(place, value, **more):
    return cell(place, "boolean", value, **more)


def date(place, value, **more):
    return cell(place, "date", value, **more)


def duration(place, value, **more):
    return cell(place, "duration", value, **more)


def not_calculated(place, **more):
    return cell(place, "not calculated", None, **more)


def oddities(*words, sheet="Data", **more):
    return [{"sheet": sheet, "oddities": list(words), **more}]
