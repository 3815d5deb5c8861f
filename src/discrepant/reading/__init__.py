"""Printed words to what they stand for, or an error that points at them."""
