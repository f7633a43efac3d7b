/** A witness of public logs (C2SP tlog-witness): for the newspaper, the university, the neighbouring city. */
export { readSettings } from './settings.ts'
export { startWitness } from './start.ts'
export type { RunningWitness } from './start.ts'
