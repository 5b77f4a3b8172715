"""One review in, bytes of one format out."""
