"""The path operations, one router per resource."""
