/** Where officials are told at work that something waits on their desk. */
import type { Queryable } from '../platform/database.ts'
import type { ChannelName } from '../platform/messenger.ts'

export interface WorkContact {
  readonly person: string
  readonly channel: ChannelName
  readonly address: string
}

export async function workContacts(db: Queryable, jurisdiction: number): Promise<WorkContact[]> {
  return db.query<WorkContact>(
    `SELECT person_id AS person, channel, address FROM work_contacts
     WHERE jurisdiction_id = $1 ORDER BY person_id, channel`,
    [jurisdiction],
  )
}

export async function workContactsOf(
  db: Queryable,
  jurisdiction: number,
  person: string,
): Promise<WorkContact[]> {
  return db.query<WorkContact>(
    `SELECT person_id AS person, channel, address FROM work_contacts
     WHERE jurisdiction_id = $1 AND person_id = $2`,
    [jurisdiction, person],
  )
}

export async function setWorkContact(
  tx: Queryable,
  jurisdiction: number,
  { person, channel, address }: WorkContact,
): Promise<void> {
  await tx.query(
    `INSERT INTO work_contacts (jurisdiction_id, person_id, channel, address) VALUES ($1, $2, $3, $4)
     ON CONFLICT (jurisdiction_id, person_id, channel) DO UPDATE SET address = excluded.address`,
    [jurisdiction, person, channel, address],
  )
}

export async function removeWorkContact(
  tx: Queryable,
  jurisdiction: number,
  { person, channel }: Pick<WorkContact, 'person' | 'channel'>,
): Promise<void> {
  await tx.query(
    `DELETE FROM work_contacts WHERE jurisdiction_id = $1 AND person_id = $2 AND channel = $3`,
    [jurisdiction, person, channel],
  )
}
