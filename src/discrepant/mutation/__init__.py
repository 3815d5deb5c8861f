"""Each fact made wrong in plausible ways, and whether some check notices."""
