"""A busy machine must not fail a rule: Hypothesis looks for wrong answers here, not for slow ones."""

from hypothesis import settings

settings.register_profile("any_speed", deadline=None)
settings.load_profile("any_speed")
