/** Views of lists that officials keep, and the record of what was taken out. */
export { changeView, keepView, leaveView, viewsFor } from './views.ts'
export type { GivenView, View, ViewList } from './views.ts'
export { exportsBefore, recordExport } from './exports.store.ts'
export type { ExportMade } from './exports.store.ts'
