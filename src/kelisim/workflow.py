"""The rooms in their order; nothing else knows them all."""
