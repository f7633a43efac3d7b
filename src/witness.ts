/** `npm run witness`: a witness of public logs, until it is told to stop. */
import { tell } from './platform/exits.ts'
import { readSettings, startWitness } from './witness/index.ts'

export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const complain = (line: string): void => console.error(line)
  const stopping = Promise.withResolvers<void>()
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, stopping.resolve)
  try {
    const settings = readSettings(args, env)
    const witness = await startWitness(settings, { complain })
    for (const note of witness.notes) complain(note)
    // Whoever started us as a process beside its own learns where we are.
    process.send?.({ vkey: witness.vkey, address: witness.address })
    console.log(`公钥 · vkey: ${witness.vkey}`)
    console.log(`见证 · witness: ${witness.address}`)
    await stopping.promise
    await witness.close()
    process.exit(0)
  } catch (error) {
    process.exit(tell(error, complain))
  }
}
