-- Guests from the time when e-mail addresses were kept in plain text; only for a database without history.
INSERT INTO guest (name, email, registered_at)
SELECT name, email, unixepoch() * 1000
FROM (SELECT 'Ada' AS name, 'ada@example.org' AS email UNION ALL
      SELECT 'Grace', 'grace@example.org' UNION ALL
      SELECT 'Edsger', 'edsger@example.org')
WHERE NOT EXISTS (SELECT 1 FROM guest) AND NOT EXISTS (SELECT 1 FROM audit);
