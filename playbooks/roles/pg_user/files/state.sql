SELECT rolcanlogin AS login, rolsuper AS superuser, rolcreatedb AS createdb, rolcreaterole AS createrole,
  rolinherit AS inherit, rolreplication AS replication, rolbypassrls AS bypassrls, rolconnlimit AS connlimit,
  coalesce(coalesce(rolvaliduntil, 'infinity') = nullif(%(until)s, '')::timestamptz, true) AS until,
  (rolpassword IS NULL OR %(password)s::boolean) AS password,
  coalesce((SELECT string_agg(g.rolname, ' ' ORDER BY g.rolname COLLATE "C")
    FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid), '') AS roles,
  coalesce((SELECT string_agg(split_part(c, '=', 1), ' ' ORDER BY split_part(c, '=', 1) COLLATE "C")
    FROM pg_db_role_setting s, unnest(s.setconfig) c WHERE s.setrole = r.oid AND s.setdatabase = 0), '') AS parameters
FROM pg_authid r WHERE rolname = %(name)s
