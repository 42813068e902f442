"""All settings: their names, what they take, what they mean, and where their values come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args

from labelcheck.config import kinds
from labelcheck.config.error import ConfigError, WrongValueError, near, none_of
from labelcheck.config.files import shown
from labelcheck.config.kinds import Kind, Rules, at_least_one, by_glob, several, word
from labelcheck.config.suppressions import SUPPRESS
from labelcheck.model.label import Confidence
from labelcheck.model.result import CONFIDENCES, SEVERITIES, Market, Part, Severity, Suppression

Capture = Literal["whole", "partial"]
Gate = Literal["error", "warning", "info", "never"]
Tolerance = str
OcrChoice = Literal["auto", "always", "never"]

DEFAULT = "default"
COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run; each field is a setting of :data:`KEYS`, with its default.

    ``folder`` is what globs and paths are relative to; ``origins`` says where a value comes from that is no default.
    """

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    market: tuple[Market, ...] = ("us",)
    fail_on: Gate = "error"
    min_severity: Severity = "info"
    min_confidence: Confidence = "low"
    tolerance: Tolerance | None = None
    accepted_certifications: tuple[str, ...] | None = None
    dose_window: tuple[Decimal, Decimal] | None = None
    contested_from: int = 2
    capture: tuple[tuple[str, Capture], ...] = ()
    require: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    suppress: tuple[Suppression, ...] = ()
    ocr: OcrChoice = "auto"
    barcodes: bool = False
    folder: Path = field(default_factory=Path.cwd)
    origins: Mapping[str, str] = field(default_factory=dict)

    def origin(self, key: Key) -> str:
        """Where the value of ``key`` comes from: a file, the command line, or the default."""
        return self.origins.get(key.field, DEFAULT)

    @property
    def baseline_file(self) -> str | None:
        """The file of the baseline: that of the settings file lies in its folder, that of the command line is seen from
        the working directory."""
        if self.baseline is None or self.origins.get("baseline") == COMMAND_LINE:
            return self.baseline
        return shown(self.folder / self.baseline)

    def taking(self, values: Mapping[str, Any], origin: str) -> Settings:
        """These settings with ``values`` in place of their own."""
        return replace(self, **values, origins={**self.origins, **dict.fromkeys(values, origin)})


@dataclass(frozen=True, slots=True)
class Key:
    """A setting as it is written in the file: its name, what it takes, what it means."""

    name: str
    kind: Kind
    about: str

    @property
    def field(self) -> str:
        """Its name in :class:`Settings`."""
        return self.name.replace("-", "_")


def _marks() -> tuple[str, ...]:
    from labelcheck.knowledge import marks

    return tuple(mark.id for mark in marks() if mark.counts)


def _tolerance() -> Kind:
    """A profile of the table, or limits of the user's own."""

    def read(value: Any, rules: Rules) -> str:
        from labelcheck.knowledge import tolerance_profile, tolerances

        del rules
        try:
            return tolerance_profile(value if isinstance(value, str) else "", "us").name
        except ValueError as error:
            raise WrongValueError(f"{none_of(value, tuple(tolerances()))} Limits are written as 95-110.") from error

    def schema(rules: Rules) -> dict[str, Any]:
        from labelcheck.knowledge import OWN_LIMITS, tolerances

        del rules
        return {"anyOf": [{"enum": list(tolerances())}, {"type": "string", "pattern": f"^{OWN_LIMITS}$"}]}

    return Kind("a tolerance profile, or limits in % of the claim, as in `95-110`", read, schema)


def _words(choices: tuple[str, ...]) -> str:
    return ", ".join(f"`{choice}`" for choice in choices)


def _one_of(choices: tuple[str, ...]) -> Kind:
    return word(lambda: choices, _words(choices))


def _several_of(choices: tuple[str, ...]) -> Kind:
    return several(_one_of(choices), _words(choices))


PARTS = tuple(part.replace("_", "-") for part in get_args(Part))
_SEVERITY = _one_of(tuple(reversed(SEVERITIES)))
_SELECTORS = several(kinds.SELECTOR, "codes or beginnings of codes")

KEYS = (
    Key("select", _SELECTORS, "The rules that run: `F` is a family, `F0` a part of it, `F001` one rule, `ALL` all."),
    Key(
        "ignore", _SELECTORS, "The rules that do not run. The longer name wins over `select`; of equals `ignore` wins."
    ),
    Key("extend-select", _SELECTORS, "More rules beside those of `select`."),
    Key("severity", kinds.SEVERITY_TABLE, "The severity of a rule. What the rule itself grades lower stays lower."),
    Key(
        "market",
        at_least_one(_several_of(get_args(Market))),
        "The markets whose rules run; `us-ca` is California and implies `us`.",
    ),
    Key("fail-on", _one_of(get_args(Gate)), "The severity from which an open finding makes the exit code 1."),
    Key(
        "min-severity",
        _SEVERITY,
        "The severity from which findings are shown; others are counted, and gate all the same.",
    ),
    Key(
        "min-confidence",
        _one_of(tuple(reversed(CONFIDENCES))),
        "The confidence from which findings are kept; a rule with none left is not evaluated.",
    ),
    Key(
        "tolerance",
        _tolerance(),
        "What laboratory results are held against; the market's own when not set.",
    ),
    Key(
        "accepted-certifications",
        at_least_one(several(word(_marks, "a mark"), "ids of marks")),
        "The only certifications that Q001 counts; every known one when not set.",
    ),
    Key("dose-window", kinds.WINDOW, "The daily dose that D002 lets pass; D002 does not run when not set."),
    Key("contested-from", kinds.LEVEL, "The least concern from which X002 names an additive."),
    Key(
        "capture",
        by_glob(_one_of(get_args(Capture)), "table from globs to `whole` or `partial`"),
        "Whether files hold the whole label, where you know; the last glob that fits decides.",
    ),
    Key("require", _several_of(PARTS), "Parts that must have been read; a missing one is an error of R003."),
    Key(
        "exclude",
        several(kinds.GLOB, "globs"),
        "Files and folders that are passed over in a folder; a file named on the command line is always tried.",
    ),
    Key(
        "baseline",
        kinds.PATH,
        "The baseline whose findings are let stand, seen from the folder of the settings file.",
    ),
    Key(
        "per-file-ignores",
        by_glob(_SELECTORS, "table from globs to lists of codes"),
        "Rules that do not run on some files.",
    ),
    Key(
        "ocr",
        _one_of(get_args(OcrChoice)),
        "Which pictures are read: `auto` reads them where text is missing or cannot be trusted and where they may hold "
        "a mark, `always` reads every page as a picture too, `never` reads none.",
    ),
    Key(
        "barcodes",
        kinds.YES_OR_NO,
        "Whether bar codes are read (`pip install 'labelcheck[barcodes]'`): every page is drawn for it.",
    ),
    Key("suppress", SUPPRESS, "Findings that are let stand, with a reason."),
)
"""Every setting, in the order of the guide."""


def read_settings(raw: Mapping[str, Any], rules: Rules, where: str, prefix: str = "") -> dict[str, Any]:
    """The values of ``raw`` by field of :class:`Settings`; ``where`` and ``prefix`` (``--``) are for the messages.

    Raises:
        ConfigError: a key is not known, or a value cannot be taken.
    """
    keys = {key.name: key for key in KEYS}
    values = {}
    for name, value in raw.items():
        if name not in keys:
            told = near(name, keys) or f" Write one of {', '.join(keys)}."
            raise ConfigError(where, f"{prefix}{name[:100]}: there is no such setting.{told}")
        key = keys[name]
        try:
            values[key.field] = key.kind.read(value, rules)
        except WrongValueError as error:
            raise ConfigError(where, f"{prefix}{name}: {error}") from None
    return values
