"""The handbook as plain frozen data."""

from handbook.model.handbook import *  # noqa: F403
from handbook.model.place import Place as Place
