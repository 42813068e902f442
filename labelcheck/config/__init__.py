"""labelcheck.toml and the flags → Settings → Policy. The rules there are, by code, are passed in."""

from labelcheck.config.error import ConfigError, near, none_of
from labelcheck.config.load import load_settings
from labelcheck.config.policy import excluded, label_policy, run_policy, without_effect
from labelcheck.config.schema import config_schema
from labelcheck.config.settings import KEYS, Key, Settings
from labelcheck.config.show import settings_json, settings_toml
from labelcheck.config.suppressions import SIDECAR, read_sidecar, stale

__all__ = [
    "KEYS",
    "SIDECAR",
    "ConfigError",
    "Key",
    "Settings",
    "config_schema",
    "excluded",
    "label_policy",
    "load_settings",
    "near",
    "none_of",
    "read_sidecar",
    "run_policy",
    "settings_json",
    "settings_toml",
    "stale",
    "without_effect",
]
