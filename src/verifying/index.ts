/** Verifying 核对: where anybody checks a ledger receipt, and takes the verifier away. */
export { SCRIPT_PATH, STYLE_PATH } from './assets.ts'
export { verifyHandlers } from './routes.ts'
