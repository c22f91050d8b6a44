"""What the path operations do besides talking to the model."""
