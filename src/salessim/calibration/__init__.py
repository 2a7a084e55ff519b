"""From the records of a CRM to fitted numbers, forecasts and back-tests."""
