"""What a trainee can do, as far as his marks show it, and what he should practise when."""
