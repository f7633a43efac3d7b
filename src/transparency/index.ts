/** Transparency 公开账本: what people see of the log, their ledger receipts, and what auditors compare. */
export { ledgerHandlers } from './routes.ts'
export { ledgerCommand } from './commands.ts'
