/** What every answer carries, whatever its status. */
import { randomBytes } from 'node:crypto'

/**
 * Sent with every answer. `no-store`: a shared computer must not remember what a resident read; a route whose answer
 * is the same for everybody says otherwise itself.
 */
export const BASE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(self), microphone=(), payment=(), usb=(), serial=(), hid=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

export interface PagePolicy {
  /** For a library that puts style elements into the page; never for scripts. See `newNonce`. */
  styleNonce?: string
  /** Pages whose libraries assign to innerHTML of style elements cannot have Trusted Types; all others do. */
  trustedTypes?: false
}

/** What a page of ours may load: its own origin, and pictures made in the page itself. Nothing inline. */
export function pagePolicy({ styleNonce, trustedTypes }: PagePolicy = {}): string {
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "script-src 'self'",
    styleNonce ? `style-src 'self' 'nonce-${styleNonce}'` : "style-src 'self'",
    ...(trustedTypes === false
      ? []
      : ["require-trusted-types-for 'script'", "trusted-types 'none'"]),
  ].join('; ')
}

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}
