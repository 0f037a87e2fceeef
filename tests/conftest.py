"""What every test shares: properties are about behaviour, and a busy machine is no failure of theirs."""

from hypothesis import settings

settings.register_profile("factcheck", deadline=None)
settings.load_profile("factcheck")
