/**
 * Kinds to come that are least like a request, declared in short (docs/adr/0007-kinds.md): not the kinds
 * themselves, but what the kernel must be able to carry. They compile, and the laws walk them.
 */
import type { Kind } from '../../../src/kernel/index.ts'
import { absence } from './absence.ts'
import { consultation } from './consultation.ts'
import { dispute } from './dispute.ts'
import { project } from './project.ts'

export const SKETCHES: readonly Kind[] = [project, dispute, absence, consultation]
