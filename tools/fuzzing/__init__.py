"""What ``tools/fuzz_reader.py`` is made of: hostile texts, what is looked at, and what must hold of it."""
