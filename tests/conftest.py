"""Settings that every test shares: generated cases are the same in every run, and none is timed.

Nothing flows in; Hypothesis' profile flows out. Search afresh with `pytest --hypothesis-profile=search`.
"""

from hypothesis import settings

# No deadline: two workers on a busy machine would fail by the clock and not by the claim.
settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile("ci")
