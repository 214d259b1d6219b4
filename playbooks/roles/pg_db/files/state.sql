SELECT pg_get_userbyid(datdba)::text AS owner, datconnlimit AS connlimit,
  has_database_privilege(0::oid, d.oid, 'CONNECT') AS public,
  coalesce((SELECT string_agg(split_part(c, '=', 1), ' ' ORDER BY split_part(c, '=', 1) COLLATE "C")
    FROM pg_db_role_setting s, unnest(s.setconfig) c WHERE s.setdatabase = d.oid AND s.setrole = 0), '') AS parameters
FROM pg_database d WHERE datname = %(name)s
