"""Identifiers: each kind of name is a type of its own, so that a rule can never pass for a level."""

from typing import NewType

MeasureId = NewType("MeasureId", str)
RuleId = NewType("RuleId", str)
PhaseId = NewType("PhaseId", str)
LevelId = NewType("LevelId", str)
SourceId = NewType("SourceId", str)
ConditionId = NewType("ConditionId", str)
ParameterId = NewType("ParameterId", str)
VarietyId = NewType("VarietyId", str)

CLINIC_DEFAULT = SourceId("clinic-default")
"""The source of a number that no publication gives: a default for a clinician to confirm or change."""
