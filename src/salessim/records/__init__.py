"""What is kept of a trainee's work: attempts as journals on disk."""
