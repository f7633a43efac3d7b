/** The safeguards of notes, policies and witnesses, each with what the code says without it. */
export interface Safeguard {
  readonly file: string
  /** As it stands in the file, once. */
  readonly guard: string
  readonly without: string
}

const safeguards =
  (file: string) =>
  (guard: string, without = ''): Safeguard => ({ file, guard, without })

const witness = safeguards('src/witness/witness.ts')
const state = safeguards('src/witness/state.ts')
const start = safeguards('src/witness/start.ts')
const rollback = safeguards('src/witness/rollback.ts')
const request = safeguards('src/witness/request.ts')
const routes = safeguards('src/witness/routes.ts')
const client = safeguards('src/ledger/witnesses.ts')
const outbound = safeguards('src/platform/outbound.ts')
const note = safeguards('src/tlog/note.ts')
const text = safeguards('src/tlog/text.ts')
const vkey = safeguards('src/tlog/vkey.ts')
const cosignature = safeguards('src/tlog/cosignature.ts')
const policy = safeguards('src/tlog/policy.ts')

export const SAFEGUARDS: readonly Safeguard[] = [
  witness('if (old !== (last?.size ?? 0)) {', 'if (false) {'),
  witness('if (wrong) return no(422, wrong)'),
  witness('if (now < latest - CLOCK_SLIP) return', 'if (false) return'),
  witness('const time = Math.max(now, latest)', 'const time = now'),
  witness('Math.max(0, ...(await state.all()).map(({ time }) => time))', '0'),
  witness('if (size === 0 && !root.equals(EMPTY_ROOT)) return', 'if (false) return'),
  witness('if (old > checkpoint.size) return', 'if (false) return'),
  witness('if (!verified?.length) return', 'if (false) return'),
  witness('inTurn(asked.checkpoint.origin, () => cosign(asked))', 'cosign(asked)'),
  witness('logs.filter(({ name }) => name === checkpoint.origin)', 'logs'),
  state('await disk.replace(path, note)', 'void disk.replace(path, note)'),
  state('known.delete(origin)'),
  state(
    'if (text === null) throw unusable(join(folder, LIST))',
    'if (text === null) return new Set()',
  ),
  state('if (before && (await disk.read(path)) !== before.note) {', 'if (false) {'),
  state('if (lost !== undefined) throw', 'if (false) throw'),
  state('listing.then(write)', 'write()'),
  start('refuseLess(signed, settings.atLeast)'),
  start('await refuseForgotten(signed, logs, parseCosigner(witness.vkey))', '[] as string[]'),
  start('await holdFolder(dataDir)', '{ release: async () => {} }'),
  rollback('shown.size > (last?.size ?? 0)', 'false'),
  rollback('shown.size === last?.size && !shown.root.equals(last.root)', 'false'),
  request('proof.length > MOST_HASHES', 'false'),
  routes('if (length > LONGEST_REQUEST) return null'),
  client("if (late > SKEW) return failed('time_future', last)"),
  client("if (late < -SKEW) return failed('time_past', last)"),
  client("if (stands > size) return { ...failed('ahead', stands), ahead: true }"),
  client("if (moved > size) return { ...failed('ahead', moved), ahead: true }"),
  client('if (last !== null && last > size) return', 'if (false) return'),
  client('if (stands === (last ?? 0)) return', 'if (false) return'),
  client('const pause = Math.min(', 'const pause = 0 * Math.min('),
  client('if (!signal.aborted) remember(', 'remember('),
  outbound('if (length > LONGEST_ANSWER) {', 'if (false) {'),
  note('if (!verifier.verify(text, signature.sig)) {', 'if (false) {'),
  note('if (lines.length > MOST_SIGNATURES) {', 'if (false) {'),
  note('if (!isPlainText(note))', 'if (false)'),
  text("return bytes.toString('base64') === text ? bytes : null", 'return bytes'),
  vkey("if (keyId.toString('hex') !== id) {", 'if (false) {'),
  cosignature('if (time === 0n || time', 'if (time'),
  policy('if (this.#taken.has(member)) throw', 'if (false) throw'),
  policy('log.name === origin && signed(log)', 'signed(log)'),
]

/** What must fail where one of them is missing. */
export const TESTS = ['src/witness', 'src/ledger/witnesses.test.ts', 'src/tlog']
