"""Sizes of paper that both documents can be laid out for."""

from typing import Literal

Paper = Literal["a4", "letter"]
