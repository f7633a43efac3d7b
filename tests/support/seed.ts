/**
 * Property tests draw the same cases in every run of the suite, so that what is red is red for
 * everybody. The soaks look further: they give a SEED of their own.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_260_101) })
