"""Proof: what can happen to any patient at all, asked as formulas that a solver answers.

A resolved protocol in its lowered form flows in; formulas about one or two unknown patients flow out, and
with a solver's answer the patients themselves. No solver is imported here.
"""
