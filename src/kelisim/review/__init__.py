"""Records and measures to a review: findings with their evidence, in sections."""
