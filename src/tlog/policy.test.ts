import { describe, expect, it } from 'vitest'
import vectors from '../../tests/vectors/ledger-vectors.json' with { type: 'json' }
import { cosigner } from './cosignature.ts'
import { ed25519Signer } from './ed25519.ts'
import { NoteError, formatNote } from './note.ts'
import { hasQuorum, parsePolicy, satisfied, weigh } from './policy.ts'
import { formatProof, parseProof } from './proof-file.ts'

const TEXT = vectors.checkpoint.slice(0, vectors.checkpoint.indexOf('\n\n') + 1)
const { log_vkey: LOG, w1_vkey: W1, w2_vkey: W2 } = vectors.keys
const witnessNamed = (n: number): string =>
  cosigner(`witness.example/n${n}`, Buffer.alloc(32, n), () => 1).vkey

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof NoteError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'accepted'
}

describe('the vector', () => {
  const policy = parsePolicy(vectors.policy)
  it('asks for both witnesses', () => {
    expect(satisfied(policy, vectors.cosigned_checkpoint)).toBe(true)
    expect(satisfied(policy, vectors.checkpoint)).toBe(false)
    expect(weigh(policy, vectors.cosigned_checkpoint)).toMatchObject({
      origin: 'log.example/requests',
      size: 70_000,
      quorum: true,
      witnesses: [
        { name: 'W1', time: 1_700_000_000 },
        { name: 'W2', time: 1_700_000_001 },
      ],
    })
    const [one] = vectors.cosigned_checkpoint.split('— witness.example/w2')
    expect(weigh(policy, one ?? '')).toMatchObject({ quorum: false, witnesses: [{ name: 'W1' }] })
  })

  it('takes no log under another name, however well cosigned', async () => {
    const seed = Buffer.from(vectors.keys.log_seed_hex, 'hex')
    const other = ed25519Signer('log.example/others', seed)
    const both = `log ${other.vkey}\nquorum none\n`
    const note = formatNote(TEXT, [await other.sign(TEXT)])
    expect(refusal(() => weigh(parsePolicy(both), note))).toMatch(/^unsigned/)
    expect(satisfied(parsePolicy(`log ${LOG}\nquorum none\n`), vectors.checkpoint)).toBe(true)
    expect(satisfied(parsePolicy('quorum none\n'), vectors.checkpoint)).toBe(false)
  })
})

describe('groups', () => {
  const many = (n: number): string =>
    Array.from({ length: n }, (_, i) => `witness N${i} ${witnessNamed(i)}\n`).join('')

  it('count their members, one above the other', () => {
    const policy = parsePolicy(
      `${many(6)}group X 2 N0 N1 N2\ngroup Y any N3 N4 N5\ngroup XY all X Y\nquorum XY\n`,
    )
    const enough = (...names: string[]): boolean => hasQuorum(policy, new Set(names))
    expect(enough('N0', 'N2', 'N4')).toBe(true)
    expect(enough('N0', 'N1', 'N2')).toBe(false)
    expect(enough('N0', 'N3', 'N4', 'N5')).toBe(false)
    expect(enough()).toBe(false)
  })

  it('32 witnesses in 32 groups are read', () => {
    const groups = Array.from({ length: 31 }, (_, i) => `group G${i} any N${i}\n`).join('')
    const all = Array.from({ length: 31 }, (_, i) => `G${i}`).join(' ')
    const policy = parsePolicy(`${many(32)}${groups}group all all ${all}\nquorum all\n`)
    expect([policy.witnesses.length, policy.groups.length]).toEqual([32, 32])
  })
})

describe('what people write', () => {
  it('blanks, comments, addresses, names in Chinese', () => {
    const policy = parsePolicy(
      `# 本市\n\n\tlog  ${LOG}   https://gov.example/ledger/330600/ \n witness 晚报 ${W1} https://paper.example/w\nquorum\t晚报`,
    )
    expect(policy.logs[0]?.url).toBe('https://gov.example/ledger/330600/')
    expect(policy.witnesses[0]).toMatchObject({ name: '晚报', url: 'https://paper.example/w' })
  })

  it.each([
    ['a policy says its quorum', `log ${LOG}\n`],
    ['one quorum', `quorum none\nquorum none\n`],
    ['not defined above', `quorum W1\n`],
    ['not defined above', `group g all W1\nwitness W1 ${W1}\nquorum g\n`],
    ['not defined above', `witness W1 ${W1}\ngroup g all W1 none\nquorum g\n`],
    ['the name none is taken', `witness none ${W1}\nquorum none\n`],
    ['the name W is taken', `witness W ${W1}\nwitness W ${W2}\nquorum W\n`],
    ['the same witness twice', `witness A ${W1}\nwitness B ${W1}\nquorum A\n`],
    ['the same log twice', `log ${LOG}\nlog ${LOG}\nquorum none\n`],
    ['does not sign with a witness', `log ${W1}\nquorum none\n`],
    ['not the key of a witness', `witness W ${LOG}\nquorum none\n`],
    ['in a group already', `witness W ${W1}\ngroup g any W\ngroup h any W\nquorum h\n`],
    ['in a group already', `witness W ${W1}\ngroup g 2 W W\nquorum g\n`],
    ['2 of 1 cannot be', `witness W ${W1}\ngroup g 2 W\nquorum g\n`],
    ['0 of 1 cannot be', `witness W ${W1}\ngroup g 0 W\nquorum g\n`],
    ['01 of 1 cannot be', `witness W ${W1}\ngroup g 01 W\nquorum g\n`],
    ['not a line of a policy', `witness W ${W1}\ngroup g any\nquorum W\n`],
    ['not a line of a policy', `Log ${LOG}\nquorum none\n`],
    ['not a line of a policy', `log ${LOG} http://a b\nquorum none\n`],
    ['a control character', `log ${LOG}\r\nquorum none\r\n`],
    ['too long', `#${' '.repeat(300_000)}\nquorum none\n`],
  ])('%s', (why, text) => {
    expect(refusal(() => parsePolicy(text))).toContain(why)
  })

  it('says in which line', () => {
    expect(refusal(() => parsePolicy(`# one\n\nlog nothing\n`))).toMatch(/^bad_key: line 3: /)
  })
})

describe('a proof', () => {
  const { proof } = vectors.tlog_proof
  it('is read and written the same', () => {
    const read = parseProof(proof)
    expect(read).toMatchObject({ index: 12_345, extra: Buffer.from('salt') })
    expect(read.checkpoint).toBe(vectors.cosigned_checkpoint)
    const { extra, ...rest } = read
    expect(formatProof({ ...rest, ...(extra && { extra }) })).toBe(proof)
    expect(parseProof(formatProof(rest)).extra).toBeNull()
  })

  it.each([
    ['another version', proof.replace('@v1', '@v2')],
    ['no index', proof.replace('index 12345\n', '')],
    ['a leading zero', proof.replace('index 1', 'index 01')],
    ['a negative index', proof.replace('index 1', 'index -1')],
    ['extra after the index', proof.replace(/(extra .+\n)(index .+\n)/, '$2$1')],
    ['extra twice', proof.replace(/(extra .+\n)/, '$1$1')],
    ['extra with nothing', proof.replace(/extra .+\n/, 'extra \n')],
    ['a hash too short', proof.replace('Tgi/BfSyGAkVQqOg5VCAEuPA39qOO2Cv9RlYVvOgkZc=', 'Tgi/')],
    ['a hash with bits to spare', proof.replace('gkZc=', 'gkZd=')],
    ['more hashes than a tree is high', proof.replace(/(index .+\n)((?:.+\n)+)/, '$1$2$2$2$2')],
    ['no checkpoint', proof.slice(0, proof.indexOf('\n\n') + 2)],
    ['carriage returns', proof.replaceAll('\n', '\r\n')],
    ['something before', `\n${proof}`],
    ['something behind', `${proof}\n`],
  ])('%s', (_what, text) => {
    expect(text).not.toBe(proof)
    expect(refusal(() => parseProof(text))).toMatch(/^malformed/)
  })
})
