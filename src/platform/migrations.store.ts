import type pg from 'pg'

/** Names of the migrations this database has had; none when it is new. */
export async function appliedMigrations(client: pg.Client, table: string): Promise<string[]> {
  const found = await client.query<{ known: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS known',
    [`public.${table}`],
  )
  if (!found.rows[0]?.known) return []
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM public.${table} ORDER BY id`,
  )
  return rows.map(({ name }) => name)
}
