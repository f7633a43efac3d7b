/** The doors: each turns what came in into one message and submits it. */
export { commissionOf, submit } from './submit.ts'
export type { IntakeMessage } from './submit.ts'
export { importCommand } from './commands.ts'
export { ensureOpen311Key } from './open311/keys.ts'
export { open311Handlers, renderOpen311Problem } from './open311/routes.ts'
export { bulkRequests } from './open311/bulk.ts'
export { headerName, openTable } from './sheets/table.ts'
export type { Cell, Table } from './sheets/table.ts'
