#!/usr/bin/env python3
"""How far two annotators agree on the specimens of one language.

    python3 tests/specimens/agreement.py fr

compares `fr/NN-manner.ann` with `fr/second/NN-manner.ann`, for every article that has both. README.md says how such a
file is written. Only totals are printed, never an article's own figure, since some articles are held out.

Spans. A span agrees if the other annotation has a span that shares at least one character with it and has the same
technique (or the same category, or any technique at all). With p the share of the first annotator's spans that agree
and q the share of the second's, F1 = 2pq / (p + q); it does not matter who comes first. Overlap is enough: two readers
seldom cut at the same word. One long span may so agree with several short ones.

Sentences. For each category, each sentence is marked or not marked by each annotator: a span marks every sentence that
it touches. Krippendorff's alpha for two coders and two values, none missing, is 1 - observed / expected disagreement;
1 is full agreement, 0 what chance gives, and it is undefined where both leave every sentence unmarked. A category
that is marked in a handful of sentences has an alpha that one more sentence would change: the counts stand beside it.

Sentences are cut here by a plain rule (see `sentences`), not by the program, so that the figures do not move with it.

    python3 -m doctest tests/specimens/agreement.py

runs the examples below. Standard library only.
"""

import re
import sys
from pathlib import Path

CATEGORIES = {
    "attack-on-reputation": (
        "Name_Calling-Labeling",
        "Guilt_by_Association",
        "Doubt",
        "Appeal_to_Hypocrisy",
        "Questioning_the_Reputation",
    ),
    "justification": (
        "Flag_Waving",
        "Appeal_to_Authority",
        "Appeal_to_Popularity",
        "Appeal_to_Values",
        "Appeal_to_Fear-Prejudice",
    ),
    "distraction": ("Straw_Man", "Red_Herring", "Whataboutism"),
    "simplification": (
        "Causal_Oversimplification",
        "False_Dilemma-No_Choice",
        "Consequential_Oversimplification",
    ),
    "call": ("Slogans", "Conversation_Killer", "Appeal_to_Time"),
    "manipulative-wording": (
        "Loaded_Language",
        "Obfuscation-Vagueness-Confusion",
        "Exaggeration-Minimisation",
        "Repetition",
    ),
    "sourcing": (
        "Anonymous_Source",
        "Vague_Attribution",
        "Agentless_Attribution",
        "Unconfirmed_Report",
        "Loaded_Attribution_Verb",
        "Motive_Attribution",
        "Unsourced_Figure",
        "Scare_Quotes",
    ),
}
CATEGORY_OF = {t: c for c, ts in CATEGORIES.items() for t in ts}

# A full stop after one of these, or after a single capital letter, ends no sentence.
ABBREVIATIONS = {
    "MM", "Dr", "Pr", "Me", "Mgr", "St", "Ste", "cf", "p", "art", "env", "vol",
    "Mr", "Mrs", "Ms", "Prof", "Gen", "Col", "Capt", "Lt", "Sgt", "Sen", "Rep", "Gov", "Rev", "vs", "No", "Inc", "Ltd",
}  # fmt: skip
# End marks with what closes after them, white space, then what may open a sentence.
BOUNDARY = re.compile(r"[.!?…]+(?:\s*»|[\"”’)\]])*(\s+)(?=[\"“‘«(\[–—-]*\s*[^\W_a-zà-öø-ÿœ])")


def sentences(text):
    """The (start, end) of each sentence. A line is cut after an end mark that an upper-case letter or a digit follows.

    >>> t = "Un titre\\n\\nM. A. Roux parle. « Non ! » dit-il. « Oui. » Il y a 3.5 % ! 12 voix."
    >>> [t[a:b] for a, b in sentences(t)]
    ['Un titre', 'M. A. Roux parle.', '« Non ! » dit-il.', '« Oui. »', 'Il y a 3.5 % !', '12 voix.']
    """
    found = []
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        for mark in BOUNDARY.finditer(text, start, end):
            word = re.search(r"[\w.]*$", text[start : mark.start()]).group()
            last = word.rsplit(".", 1)[-1]
            if text[mark.start()] == "." and (last in ABBREVIATIONS or len(last) == 1 and last.isupper()):
                continue
            found.append((start, mark.start(1)))
            start = mark.end()
        found.append((start, end))
    return [(a, b) for a, b in found if text[a:b].strip()]


def read(path, text):
    """The set of (start, end, technique) in an annotation file; a line that does not hold against the text ends it all."""
    spans = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        where = f"{path}:{number}"
        if len(fields) not in (2, 3) or fields[0] not in CATEGORY_OF or not fields[1]:
            sys.exit(f"{where}: not an annotation: {line}")
        quote = fields[1]
        places = [m.start() for m in re.finditer(re.escape(quote), text)]
        if len(fields) == 3 and not fields[2].isdecimal():
            sys.exit(f"{where}: not an occurrence: {fields[2]}")
        if len(fields) == 2 and len(places) > 1:
            sys.exit(f"{where}: which of {len(places)}? {quote}")
        occurrence = int(fields[2]) if len(fields) == 3 else 1
        if not 1 <= occurrence <= len(places):
            sys.exit(f"{where}: not in the text: {quote}")
        start = places[occurrence - 1]
        spans.add((start, start + len(quote), fields[0]))
    return spans


def agreeing(ours, theirs, key):
    """How many of our spans share a character with one of theirs of the same key.

    >>> agreeing({(0, 5, "Doubt"), (9, 12, "Slogans")}, {(4, 8, "Doubt"), (12, 15, "Slogans")}, lambda t: t)
    1
    """
    return sum(any(a < d and c < b and key(t) == key(u) for c, d, u in theirs) for a, b, t in ours)


def f1(p, q):
    """
    >>> f1(0.5, 1.0), f1(0.0, 0.0)
    (0.6666666666666666, 0.0)
    """
    return 2 * p * q / (p + q) if p + q else 0.0


def alpha(pairs):
    """Krippendorff's alpha of pairs of truth values, or None if it is undefined.

    >>> alpha([(True, True), (False, False)] * 5)
    1.0
    >>> first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    >>> round(alpha(list(zip(first, second))), 3)  # the worked example of Krippendorff 2011, section A
    0.095
    >>> alpha([(False, False)]) is None
    True
    """
    total = 2 * len(pairs)
    ones = sum(bool(a) + bool(b) for a, b in pairs)
    zeros = total - ones
    if not ones or not zeros:
        return None
    different = 2 * sum(bool(a) != bool(b) for a, b in pairs)
    return 1 - (total - 1) * different / (2 * ones * zeros)


def main(arguments):
    if len(arguments) != 1:
        sys.exit("usage: agreement.py LANGUAGE, as in: agreement.py fr")
    folder = Path(__file__).resolve().parent / arguments[0]
    keys = {"technique": lambda t: t, "category": CATEGORY_OF.get, "any flag": lambda t: True}
    articles, total, sizes = 0, 0, [0, 0]
    hits = {name: [0, 0] for name in keys}
    columns = {c: [] for c in (*CATEGORIES, "any")}
    for second_path in sorted(folder.glob("second/*.ann")):
        first_path = folder / second_path.name
        if not first_path.exists():
            continue
        text = first_path.with_suffix(".txt").read_bytes().decode("utf-8").replace("\r\n", "\n")
        pair = read(first_path, text), read(second_path, text)
        articles += 1
        for i in (0, 1):
            sizes[i] += len(pair[i])
            for name, key in keys.items():
                hits[name][i] += agreeing(pair[i], pair[1 - i], key)
        for start, end in sentences(text):
            total += 1
            seen = [{CATEGORY_OF[t] for a, b, t in spans if a < end and start < b} for spans in pair]
            for category in CATEGORIES:
                columns[category].append(tuple(category in s for s in seen))
            columns["any"].append(tuple(bool(s) for s in seen))
    if not articles:
        sys.exit(f"no article in {folder} has both annotations")

    print(f"{articles} articles, {total} sentences; {sizes[0]} spans in the first annotation, {sizes[1]} in the second\n")
    print(f"{'overlapping spans, same':24}{'first':>8}{'second':>8}{'F1':>7}")
    for name in keys:
        p, q = (hit / size if size else 0.0 for hit, size in zip(hits[name], sizes))
        print(f"{name:24}{p:8.2f}{q:8.2f}{f1(p, q):7.2f}")
    print(f"\n{'sentences marked':24}{'first':>8}{'second':>8}{'both':>6}{'alpha':>7}")
    for category, pairs in columns.items():
        value = alpha(pairs)
        first, second = sum(a for a, _ in pairs), sum(b for _, b in pairs)
        both = sum(a and b for a, b in pairs)
        print(f"{category:24}{first:8}{second:8}{both:6}{'-' if value is None else format(value, '.2f'):>7}")


if __name__ == "__main__":
    main(sys.argv[1:])
