/** Plan books 计划表: a plan and its values as a workbook, brought in and taken out without loss. */
export { BOOK_BYTES, tooLarge } from './book.ts'
export { planBook } from './exporting.ts'
export { importPlan, previewPlan } from './plan.ts'
export type { Planned } from './plan.ts'
export type { City } from './targets.ts'
