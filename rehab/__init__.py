"""rehab: rehabilitation protocols as rules that are proven, decided and printed."""
