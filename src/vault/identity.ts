/** Who a resident is, as far as they chose to say: every field may be missing. */
export interface Identity {
  readonly name?: string
  readonly phone?: string
  readonly mail?: string
  readonly address?: string
}

export type IdentityField = keyof Identity

export const IDENTITY_FIELDS: readonly IdentityField[] = ['name', 'phone', 'mail', 'address']

/** The voice of whoever asked first; each who seconds has one of their own. */
export const AUTHOR = 'author'

/** What a handler sees instead: enough to tell two callers apart, too little to find one. */
export interface Relay {
  readonly name: string | null
  readonly phone: string | null
  readonly mail: string | null
  /** Only whether it was given: an address has no harmless part. */
  readonly address: boolean
}

const HIDDEN = '**'

export function maskedRelay(identity: Identity): Relay {
  return {
    name: given(identity.name, maskName),
    phone: given(identity.phone, maskPhone),
    mail: given(identity.mail, maskMail),
    address: given(identity.address, () => true) ?? false,
  }
}

function given<T>(value: string | undefined, mask: (value: string) => T): T | null {
  const trimmed = value?.trim() ?? ''
  return trimmed === '' ? null : mask(trimmed)
}

/** 王小明 → 王**. A name of one character is hidden whole; two stars always, so none shows its length. */
function maskName(name: string): string {
  const letters = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name)]
  return letters.length > 1 ? `${letters[0]?.segment ?? ''}${HIDDEN}` : HIDDEN
}

/** 13812341234 → 138****1234. Shorter numbers leave too few to guess: they keep two digits or none. */
function maskPhone(phone: string): string {
  const digits = phone.normalize('NFKC').replaceAll(/\D/gu, '')
  if (digits.length >= 11) return `${digits.slice(-11, -8)}****${digits.slice(-4)}`
  return digits.length >= 7 ? `****${digits.slice(-2)}` : '****'
}

/** The host goes too: a host of one's own is a name. */
function maskMail(mail: string): string {
  const [first] = [...mail]
  return mail.includes('@') && first !== '@' ? `${first}***@***` : '***'
}
