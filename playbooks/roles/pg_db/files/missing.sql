SELECT 'schema ' || name AS missing FROM json_array_elements_text(%(schemas)s::json) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = name)
UNION ALL SELECT 'extension ' || name FROM json_array_elements_text(%(extensions)s::json) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = name)
