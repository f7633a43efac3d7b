/** Oversight: warns, draws samples, recomputes dates, reconciles counts. It acts on matters like anybody: by acts. */
export { drawReading, drawSamples, revealedSeeds } from './sampling.ts'
export type { RevealedSeed } from './sampling.ts'
export { sweep } from './sweep.ts'
export { recomputeUnknown } from './unknown.ts'
export { reconcile } from './reconcile.ts'
export type { Difference, Reconciled } from './reconcile.ts'
export { startOversight } from './worker.ts'
