"""What several test modules, and the benches, share: no test stands here."""
