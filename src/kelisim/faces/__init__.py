"""What people and programs see: screens and writers."""
