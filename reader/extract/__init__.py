"""Article to items: people, quotes, statistics. Each has one public function, `find`."""
