/** The thread from what people ask to a decision, its targets and their results, and back. */
export { isPublic, publicTrace, traceFor } from './trace.ts'
export type { Trace, TraceNode } from './trace.ts'
