"""Every rule there is, in the order of the table that `guidepress rules` prints."""

from guidepress.check import declared_rules, lint, rules
from guidepress.check.rule import Rule

RULES: tuple[Rule, ...] = (
    *declared_rules.READ,
    *declared_rules.FOLDER,
    *declared_rules.REVISION,
    *declared_rules.FORMAT,
    *declared_rules.IMPORT,
    *lint.RULES,
    *declared_rules.SLIDES,
    *rules.RULES,
)
BY_ID = {rule.id: rule for rule in RULES}
