"""Citations in other people's forms, read into clean records: `recognise.read` is the door."""
